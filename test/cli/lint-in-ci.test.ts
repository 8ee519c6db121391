import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../../src/commands/index.ts';
import { tocsin } from './tocsin.ts';

const faulty = `tocsin: 1
id: lost-badge
titel: Lost badge
version: 1.0.0
phases: [{ id: act, title: Act, steps: [{ id: block-badge, title: Block the badge }] }]
`;

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-ci-'));
  for (const folder of ['playbooks', 'more of them']) {
    mkdirSync(join(cwd, folder));
    writeFileSync(join(cwd, folder, 'a.yaml'), faulty);
  }
});
afterEach(() => rmSync(cwd, { recursive: true }));

describe.skipIf(process.platform === 'win32')('the GitHub action', () => {
  const action = parse(readFileSync('action.yml', 'utf8'));
  const lint: { run: string; env: Record<string, string> } = action.runs.steps.at(-1);

  function run(inputs: Record<string, string>) {
    const env: Record<string, string> = { PATH: process.env.PATH ?? '', GITHUB_ACTION_PATH: resolve('.') };
    for (const [name, expression] of Object.entries(lint.env)) {
      const [, input = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression) ?? [];
      env[name] = inputs[input] ?? action.inputs[input].default;
    }
    return spawnSync('bash', ['-e', '-c', lint.run], { cwd, env, encoding: 'utf8' });
  }

  it('lints the library, and shows findings beside their lines', () => {
    const { status, stdout } = run({});
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=playbooks\/a\.yaml,line=3,/m);
  });

  it('takes paths, one a line, whatever is in them', () => {
    const { stdout, stderr } = run({ paths: 'more of them\n$(touch pwned)\n' });
    expect(stdout).toBe('');
    expect(stderr).toContain('there is no file or folder `$(touch pwned)`');
    expect(run({ paths: 'more of them\n' }).stdout).toContain('file=more of them/a.yaml');
  });

  it('writes SARIF beside it', () => {
    run({ sarif: 'lint.sarif' });
    expect(JSON.parse(readFileSync(join(cwd, 'lint.sarif'), 'utf8')).runs[0].results).not.toEqual([]);
  });
});

it('the pre-commit hooks call commands that there are, for files that they are about', () => {
  const hooks: { entry: string; files: string }[] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
  expect(hooks).toHaveLength(2);
  for (const { entry, files } of hooks) {
    expect(commands.map(({ name }) => `tocsin ${name}`)).toContain(entry);
    const matches = (path: string) => new RegExp(files).test(path);
    expect(['playbooks/a.yaml', 'ir/playbooks/fragments/b.yml', 'tocsin.yaml'].every(matches)).toBe(true);
    expect(['compose.yaml', 'playbooks/notes.md', 'nottocsin.yaml'].some(matches)).toBe(false);
  }
});

it('the problem matcher reads the compact format', async () => {
  const { problemMatcher } = JSON.parse(readFileSync('.github/problem-matcher.json', 'utf8'));
  const [pattern] = problemMatcher[0].pattern;
  const { stdout } = await tocsin(['lint', '--format', 'compact'], { cwd });
  const lines = stdout.trimEnd().split('\n');
  const found = lines.map(line => new RegExp(pattern.regexp).exec(line));
  expect(found.every(match => match !== null)).toBe(true);
  const mistake = found.find(match => match?.[pattern.code] === 'schema' && match[pattern.line] === '3');
  expect(mistake?.[pattern.file]).toBe('playbooks/a.yaml');
  expect(mistake?.[pattern.severity]).toBe('error');
  expect(mistake?.[pattern.message]).toContain('did you mean `title`?');
});
