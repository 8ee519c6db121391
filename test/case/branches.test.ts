import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CaseReader } from '../../src/case/case-reader.ts';
import { realDisk } from '../../src/case/disk.ts';
import { logBuffers, logFiles } from '../../src/case/log-files.ts';

const forked = join(import.meta.dirname, '../fixtures/case/forked');

function read(files: ReturnType<typeof logFiles>) {
  const reader = new CaseReader(files);
  reader.update();
  return reader.reading();
}

describe('a forked log', () => {
  it('is kept whole: what the copies share once, and each branch under a name of its own', () => {
    const { records, heads } = read(logFiles(realDisk, forked));
    const counts = new Map<string, number>();
    for (const { w } of records) counts.set(w, (counts.get(w) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      'dana@soc-7~njxvg': 10,
      'dana@soc-7~njxvg!689b7fdd': 3,
      'dana@soc-7~njxvg!c1f44112': 3,
    });
    expect(Object.keys(heads).sort()).toEqual(['dana@soc-7~njxvg!689b7fdd', 'dana@soc-7~njxvg!c1f44112']);
  });

  it('has branches that know what stood before the fork and not each other', () => {
    for (const record of read(logFiles(realDisk, forked)).records.filter(({ w }) => w.includes('!'))) {
      expect(record.known).toEqual({ 'dana@soc-7~njxvg': 9 });
    }
  });

  it('has the same branches whatever the copies are called', () => {
    const folder = join(forked, 'log');
    const bytes = readdirSync(folder)
      .filter(name => name.endsWith('.jsonl'))
      .map(name => readFileSync(join(folder, name)));
    const [a, b] = bytes as [Buffer, Buffer];
    const one = read(logBuffers({ 'log/1.jsonl': a, 'log/2.jsonl': b }));
    const other = read(logBuffers({ 'log/1.jsonl': b, 'log/2.jsonl': a, 'log/3.jsonl': a }));
    expect(other.records).toEqual(one.records);
    expect(other.heads).toEqual(one.heads);
  });

  it('is one log where one copy is only shorter', () => {
    const folder = join(forked, 'log');
    const name = readdirSync(folder).find(entry => entry.includes('copy')) as string;
    const whole = readFileSync(join(folder, name));
    const shorter = whole.subarray(0, whole.lastIndexOf('\n', whole.length - 2) + 1);
    const { records, problems } = read(logBuffers({ 'log/a.jsonl': shorter, 'log/b.jsonl': whole }));
    expect(records).toHaveLength(13);
    expect(problems).toEqual([]);
  });
});
