import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { tocsin } from './tocsin.ts';

test('--version prints the version alone, to stdout', async () => {
  expect(await tocsin(['--version'])).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    stderr: '',
  });
});

test('help names every command with its summary', async () => {
  const { code, stdout } = await tocsin(['--help']);
  expect(code).toBe(0);
  for (const { name } of commands) expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
  expect((await tocsin(['help'])).stdout).toBe(stdout);
});

test.each(commands.map(({ name }) => name))('help %s begins with examples', async name => {
  const { code, stdout } = await tocsin(['help', name]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Examples:\n {2}tocsin/);
  expect((await tocsin([name, '--help'])).stdout).toBe(stdout);
});

test('every flag that an example uses exists', () => {
  for (const { name, options = [], examples } of commands) {
    const own = options.map(({ flags }) => flags).join(' ');
    for (const flag of examples.flatMap(({ line }) => line.match(/(?<= )--[a-z-]+/g) ?? [])) {
      expect(`${own} --cases --as --role --plain --color`, name).toContain(flag);
    }
  }
});

test('help never runs past 80 columns, except for an example to copy', async () => {
  for (const argv of [['--help'], ...commands.map(({ name }) => ['help', name]), ['help', 'exit-codes']]) {
    const { stdout } = await tocsin(argv);
    const [, afterExamples = ''] = /^(?:Examples:\n(?: {2}.*\n)+)?([\s\S]*)$/.exec(stdout) ?? [];
    for (const line of afterExamples.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  }
});

test('a case can be named with --case where it is an argument, as on every act', async () => {
  expect((await tocsin(['status', '--case', '014'])).stderr).toBe((await tocsin(['status', '014'])).stderr);
  expect((await tocsin(['status', '--case', '014'])).stderr).not.toContain('unknown option');
  expect(await tocsin(['log', '014', '--case', '015'])).toMatchObject({
    code: 2,
    stderr: 'tocsin: two cases are named: 014 and 015.\nName one of them.\n',
  });
});

test('help exit-codes lists them', async () => {
  const { code, stdout } = await tocsin(['help', 'exit-codes']);
  expect(code).toBe(0);
  expect(stdout.match(/^ {2}\S+/gm)?.map(text => text.trim())).toEqual([
    '0',
    '1',
    '2',
    '3',
    '4',
    '10',
    '130',
    '128+n',
  ]);
});

test.each([
  [['verfiy'], 'tocsin: there is no command `verfiy`.\nDid you mean `verify`?\n'],
  [['verfiy', '--fix', 'x'], 'tocsin: there is no command `verfiy`.\nDid you mean `verify`?\n'],
  [['zzzzzz'], 'tocsin: there is no command `zzzzzz`.\n`tocsin --help` lists what there is.\n'],
  [['--plian'], 'tocsin: there is no option `--plian`.\nDid you mean `--plain`?\n'],
  [['help', 'exit-code'], 'tocsin: there is no command `exit-code`.\nDid you mean `exit-codes`?\n'],
  [
    ['completion'],
    "tocsin: missing required argument 'shell'\n`tocsin help completion` shows what it takes.\n",
  ],
  [
    ['completion', 'bash', 'zsh'],
    "tocsin: too many arguments for 'completion'. Expected 1 argument but got 2.\n`tocsin help completion` shows what it takes.\n",
  ],
  [
    ['completion', 'bash', '--plian'],
    "tocsin: unknown option '--plian'\n(Did you mean --plain?)\n`tocsin help completion` shows what it takes.\n",
  ],
  [['completion', 'bsh'], 'tocsin: there is no completion for the shell `bsh`.\nDid you mean `bash`?\n'],
])('a wrong command line is exit 2 and says what was meant: %j', async (argv, stderr) => {
  expect(await tocsin(argv)).toEqual({ code: 2, stdout: '', stderr });
});

test('what is echoed of a wrong command line cannot act on the terminal', async () => {
  const { stderr } = await tocsin(['\u001b[2Jlist\u202e']);
  expect(stderr).toContain('`^[[2Jlist\\u{202e}`');
});

test('flags that all commands share stand before or after the name', async () => {
  expect((await tocsin(['--plain', 'completion', 'bash'])).code).toBe(0);
  expect((await tocsin(['completion', 'bash', '--plain'])).code).toBe(0);
  expect((await tocsin(['completion', 'bash', '--color', 'sometimes'])).code).toBe(2);
});

test('a --cases that is empty is refused, one that is not there is said', async () => {
  expect(await tocsin(['cases', '--cases', ''])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'tocsin: --cases names no folder.\nGive the folder where cases are kept.\n',
  });
  expect(await tocsin(['cases', '--cases', '/none/here'])).toEqual({
    code: 0,
    stdout: 'No cases: there is no folder /none/here.\n',
    stderr: '',
  });
});
