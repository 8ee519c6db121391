import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyCase } from '../../src/case/verify-case.ts';
import { makeFixtures } from './make-fixtures.ts';
import { scratch } from './scratch.ts';

const fixtures = join(import.meta.dirname, '../fixtures/case');
const script = join(import.meta.dirname, '../../src/case/verifier/verify.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;

if (process.env.UPDATE_FIXTURES) await makeFixtures(fixtures);

describe('the cases among the fixtures', () => {
  it('are, to the byte, what make-fixtures makes (UPDATE_FIXTURES=1 writes them anew)', async () => {
    const made = join(scratch(), 'cases');
    await makeFixtures(made);
    expect(filesIn(made)).toEqual(filesIn(fixtures));
  });
});

describe.each(readdirSync(fixtures).filter(name => existsSync(join(fixtures, name, 'log'))))(
  'the case %s',
  name => {
    const dir = join(fixtures, name);
    const expected = JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8'));

    it('is judged as its golden file says', () => {
      const { logs, problems, remarks, exit } = verifyCase(dir);
      expect({ exit, logs: logs.map(log => `${log.file} ${log.short}`), problems, remarks }).toEqual(
        expected,
      );
    });

    const title = 'is judged alike by the independent verifier';
    it.skipIf(!hasPython)(hasPython ? title : `${title} (SKIPPED: python3 is not installed)`, () => {
      const run = spawnSync('python3', [script, dir], { encoding: 'utf8' });
      expect({ stderr: run.stderr, exit: run.status }).toEqual({ stderr: '', exit: expected.exit });
      const heads = verifyCase(dir).logs.flatMap(log =>
        [log.short, `${log.head}:${log.lines}`].filter(head => log.lines > 0 && head),
      );
      const ours = verifyCase(dir, heads).exit;
      expect(spawnSync('python3', [script, dir, ...heads]).status).toBe(ours);
      const wrong = '0000-0000-0000-0000:1';
      expect(spawnSync('python3', [script, dir, wrong]).status).toBe(name === 'newer' ? 3 : 1);
    });
  },
);

describe('the format page', () => {
  it.skipIf(process.platform === 'win32')('shows commands that give the hashes of a log', () => {
    const folder = join(fixtures, 'sound', 'log');
    const file = readdirSync(folder).find(entry => entry.endsWith('.jsonl')) as string;
    const page = readFileSync(join(import.meta.dirname, '../../src/case/FORMAT.md'), 'utf8');
    const commands = page.match(/^ {4}.*$/gm) as string[];
    const first = JSON.parse((readFileSync(join(folder, file), 'utf8').split('\n') as [string])[0]);
    const third = JSON.parse(readFileSync(join(folder, file), 'utf8').split('\n')[2] as string);
    const results = commands.map(command => {
      const script = command
        .replace('FILE', `'${join(folder, file)}'`)
        .replace('CASE', first.case)
        .replace('WRITER', first.w);
      return spawnSync('sh', ['-c', script], { encoding: 'utf8' }).stdout.slice(0, 64);
    });
    expect(results).toEqual([third.hash, third.hash, first.prev]);
  });
});

function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry =>
    entry.isFile(),
  );
  const paths = entries.map(entry => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map(path => [path.slice(folder.length), readFileSync(path, 'utf8')]));
}
