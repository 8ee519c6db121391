import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCase } from '../../src/case/read-case.ts';
import { verifyCase } from '../../src/case/verify-case.ts';
import { newCase, openAs } from './sample-case.ts';
import { scratch } from './scratch.ts';

let program: string;
beforeAll(() => {
  const outfile = join(import.meta.dirname, '../../node_modules/.cache/tocsin-test/append-in-a-loop.mjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'append-in-a-loop.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
  });
  program = outfile;
});

/** Runs the appending process; ends it with SIGKILL once it has acknowledged `killAfter` entries. */
function appending(dir: string, person: string, count: number, killAfter = Number.POSITIVE_INFINITY) {
  return new Promise<{ acknowledged: string[]; errors: string }>(resolve => {
    const child = spawn(process.execPath, [program, dir, person, `${count}`]);
    let [out, errors] = ['', ''];
    child.stdout.on('data', chunk => {
      out += chunk;
      if (out.split('\n').length > killAfter) child.kill('SIGKILL');
    });
    child.stderr.on('data', chunk => (errors += chunk));
    child.on('close', () => resolve({ acknowledged: out.split('\n').slice(0, -1), errors }));
  });
}

describe('processes', () => {
  it('that append to one case at the same time lose nothing and see each other', {
    timeout: 60_000,
  }, async () => {
    const first = newCase(scratch());
    first.end('paused');
    const runs = await Promise.all([
      appending(first.dir, 'dana', 100),
      appending(first.dir, 'lee', 100),
      appending(first.dir, 'dana', 100),
    ]);
    const late = await appending(first.dir, 'kim', 1);
    expect([...runs, late].map(run => run.errors)).toEqual(['', '', '', '']);
    const { records, problems, logs } = readCase(first.dir);
    expect(problems).toEqual([]);
    expect(new Set(records.map(record => record.w)).size).toBe(logs.length);
    const ids = records.map(record => record.id);
    for (const id of runs.flatMap(run => run.acknowledged)) expect(ids).toContain(id);
    expect(records.filter(record => record.type === 'note.added')).toHaveLength(301);
    const byKim = records.findLast(record => record.actor.name === 'kim');
    expect(Object.keys(byKim?.known ?? {})).toHaveLength(logs.length - 1);
    expect(verifyCase(first.dir)).toMatchObject({ intact: true, problems: [] });
  });

  it('that are killed at any moment lose nothing that they acknowledged', { timeout: 120_000 }, async () => {
    const first = newCase(scratch());
    first.end('paused');
    const acknowledged: string[] = [];
    for (let run = 0; run < 12; run++) {
      const { acknowledged: told, errors } = await appending(first.dir, 'dana', 100_000, 1 + run * 3);
      expect(errors).toBe('');
      acknowledged.push(...told);
      const { records, problems } = readCase(first.dir);
      const ids = new Set(records.map(record => record.id));
      expect(acknowledged.filter(id => !ids.has(id))).toEqual([]);
      expect(problems).toEqual([]);
    }
    expect(acknowledged.length).toBeGreaterThan(12);
    expect(readdirSync(join(first.dir, 'log')).filter(name => name.endsWith('.lock'))).toHaveLength(12);
    const last = openAs('dana', first.dir);
    last.begin();
    expect(verifyCase(first.dir).problems).toEqual([]);
  });
});
