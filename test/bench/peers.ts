import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { benchPlaybook } from './lint.ts';
import { inTurns, node, type Row } from './measure.ts';

/** Outside of Git, whose ignored files some of them leave out. */
const folder = join(tmpdir(), 'tocsin-bench-peers');
const schema = 'schemas/playbook.schema.json';
const many = 100;

/** Other linters, as they would be put before playbooks, with the versions that were tried. */
const peers = [
  {
    name: 'yaml-lint',
    version: '1.7.0',
    bin: 'yamllint',
    flags: (files: string[]) => files,
  },
  {
    name: 'ajv-cli',
    version: '5.0.0',
    bin: 'ajv',
    flags: (files: string[]) => [
      'validate',
      '--spec=draft2020',
      '--strict=false',
      '-c',
      'ajv-formats',
      '-s',
      resolve(schema),
      ...files.flatMap(file => ['-d', file]),
    ],
  },
  {
    name: 'v8r',
    version: '6.1.0',
    bin: 'v8r',
    flags: (files: string[]) => ['--schema', resolve(schema), ...files],
  },
  {
    name: '@stoplight/spectral-cli',
    version: '6.16.3',
    bin: 'spectral',
    flags: (files: string[]) => ['lint', '--ruleset', spectralRules(), '--fail-severity', 'error', ...files],
  },
];

/** All that lint looks for, beside what each of them does to the same files. */
export const peerRows: Row[] = peers.map(({ name, version, bin, flags }) => ({
  what: `tocsin lint of ${many} files of 8 KB`,
  against: `${name} ${version} on the same`,
  reach: 'what it is',
  async measure(rounds) {
    const program = programOf(name, version, bin);
    if (!program) return { skipped: `${name} cannot be had here` };
    const files = copies();
    const names = files.map(file => relative(folder, file));
    const run = () =>
      spawnSync(process.execPath, [program, ...flags(names)], { cwd: folder, encoding: 'utf8' });
    const { status, stderr } = run();
    if (status !== 0) return { skipped: `${name} ended with ${status}: ${stderr.slice(0, 200)}` };
    const times = await inTurns(
      Math.min(rounds, 5),
      () => node(['dist/cli.cjs', 'lint', ...files]),
      () => run(),
    );
    return { ...times, unit: 'ms' };
  },
}));

/** The peer's program, installed once into a temporary folder; nothing where the registry is out of reach. */
function programOf(name: string, version: string, bin: string): string | undefined {
  const home = join(folder, bin);
  const manifest = join(home, 'node_modules', name, 'package.json');
  if (!existsSync(manifest)) {
    mkdirSync(home, { recursive: true });
    const packages = [`${name}@${version}`, ...(name === 'ajv-cli' ? ['ajv-formats@2.1.1'] : [])];
    const flags = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', home];
    spawnSync('npm', [...flags, ...packages], { stdio: 'ignore', shell: process.platform === 'win32' });
  }
  if (!existsSync(manifest)) return undefined;
  const { bin: bins } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(home, 'node_modules', name, typeof bins === 'string' ? bins : bins[bin]);
}

function copies(): string[] {
  const text = readFileSync(benchPlaybook(8_000), 'utf8');
  const inside = join(folder, 'files');
  mkdirSync(inside, { recursive: true });
  return Array.from({ length: many }, (_, i) => {
    const file = join(inside, `${i}.yaml`);
    writeFileSync(file, text.replace('id: bench', `id: bench-${i}`));
    return file;
  });
}

function spectralRules(): string {
  const file = resolve(folder, 'spectral.json');
  const functionOptions = { schema: JSON.parse(readFileSync(schema, 'utf8')), dialect: 'draft2020-12' };
  writeFileSync(
    file,
    // biome-ignore lint/suspicious/noThenProperty: it is the word of its format
    JSON.stringify({ rules: { playbook: { given: '$', then: { function: 'schema', functionOptions } } } }),
  );
  return file;
}
