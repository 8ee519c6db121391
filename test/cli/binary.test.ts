import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tocsin } from './tocsin.ts';

const home = mkdtempSync(join(tmpdir(), 'tocsin-home-'));
afterAll(() => rmSync(home, { recursive: true }));

function binary(argv: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.cjs', ...argv], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: home, ...env },
  });
  return { code: status, stdout, stderr };
}

test.each([
  ['--version'],
  ['-V'],
  ['--help'],
  ['-h'],
  ['help'],
  ['completion', 'bash'],
  ['completion', 'zsh'],
  ['completion', 'fish'],
  ['completion', 'powershell'],
])('what the build rendered is what the program says: %s %s', async (...argv) => {
  expect(binary(argv)).toEqual(await tocsin(argv));
});

test.skipIf(process.platform === 'win32')(
  'the built program runs by its own name, also after it was built again',
  () => {
    expect(statSync('dist/cli.cjs').mode & 0o111).toBe(0o111);
  },
);

test('the built program runs a command and gives its exit code', async () => {
  expect(binary(['help', 'completion'])).toEqual(await tocsin(['help', 'completion']));
  expect(binary(['verfiy'])).toEqual(await tocsin(['verfiy']));
});

test.each([['--help'], ['help completion'], ['completion bash']])(
  'a reader that goes away is no failure: tocsin %s | true',
  line => {
    const script = `(sleep 0.2; "$0" dist/cli.cjs ${line}; echo "code $?" >&2) | true`;
    const { stderr } = spawnSync('bash', ['-c', script, process.execPath], { encoding: 'utf8' });
    expect(stderr).toBe('code 0\n');
  },
);

test.runIf(existsSync('/dev/full')).each([['--help'], ['help completion'], ['list --json']])(
  'a full disk is said in one sentence: tocsin %s > /dev/full',
  line => {
    const script = `"$0" dist/cli.cjs ${line} > /dev/full`;
    const { status, stderr } = spawnSync('bash', ['-c', script, process.execPath], { encoding: 'utf8' });
    expect(stderr).toBe('tocsin: cannot write the output: no space is left on the disk.\n');
    expect(status).toBe(3);
  },
);

test.runIf(existsSync('/dev/full'))(
  'a full disk ends a session that still waits for an answer, in one sentence',
  async () => {
    const full = openSync('/dev/full', 'w');
    const session = spawn(process.execPath, ['dist/cli.cjs', 'run', '--plain', '--cases', home], {
      stdio: ['pipe', full, 'pipe'],
    });
    closeSync(full);
    let said = '';
    session.stderr?.setEncoding('utf8').on('data', text => {
      said += text;
    });
    const [code] = await once(session, 'close');
    expect(said).toBe('tocsin: cannot write the output: no space is left on the disk.\n');
    expect(code).toBe(3);
  },
);
