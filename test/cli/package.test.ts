import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const [{ files }] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
) as [{ files: { path: string; mode: number }[] }];
const paths = files.map(({ path }) => path);

test('the package holds the program, the playbooks and the schemas, and no sources', () => {
  for (const path of ['dist/cli.cjs', 'dist/app.cjs', 'dist/THIRD-PARTY-LICENSES.txt', 'LICENSE']) {
    expect(paths).toContain(path);
  }
  for (const folder of ['playbooks', 'schemas']) {
    expect(paths).toEqual(
      expect.arrayContaining(
        readdirSync(folder)
          .filter(isFile)
          .map(name => `${folder}/${name}`),
      ),
    );
  }
  expect(paths.filter(path => /^(src|test|build|node_modules)\//.test(path))).toEqual([]);
});

test('what was built can be read by everybody whom the umask lets in', () => {
  expect(statSync('dist').mode & 0o777).toBe(0o777 & ~process.umask());
});

test('every library that ships has its licence text beside it', () => {
  const texts = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');
  const shipped = readdirSync('dist/vendor').map(name => name.replace('.cjs', ''));
  const packages = Object.keys(manifest.dependencies);
  for (const name of shipped) {
    const of = packages.find(candidate => candidate.replace(/^@/, '').replaceAll('/', '-') === name);
    if (of !== undefined)
      expect(texts).toContain(`\n${of} ${manifest.dependencies[of as keyof typeof manifest.dependencies]} (`);
  }
  expect(shipped.length).toBeGreaterThan(0);
});

test('no library that ships runs a script when it is installed, and each version is exact', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean; hasInstallScript?: boolean }>;
  };
  const scripted = Object.entries(packages).filter(
    ([path, { dev, hasInstallScript }]) => path && !dev && hasInstallScript,
  );
  expect(scripted.map(([path]) => path)).toEqual([]);
  for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

function isFile(name: string): boolean {
  return name.includes('.');
}
