import { cpSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CaseReader } from '../../src/case/case-reader.ts';
import { logBuffers } from '../../src/case/log-files.ts';
import { readCase } from '../../src/case/read-case.ts';
import { verifyCase } from '../../src/case/verify-case.ts';
import { newCase, note, openAs, shapes } from './sample-case.ts';
import { scratch } from './scratch.ts';

function crashed() {
  const store = newCase(scratch());
  for (const shape of shapes) store.append([shape]);
  const bytes = readFileSync(join(store.dir, 'log', `${store.w}.jsonl`));
  const ends = [...bytes.keys()].filter(at => bytes[at] === 0x0a);
  return {
    dir: store.dir,
    file: `log/${store.w}.jsonl`,
    bytes,
    whole: (length: number) => ends.filter(end => end < length).length,
  };
}

describe('a log cut at any byte, as a crash leaves it', () => {
  it('reads as every line that is whole, and no damage', () => {
    const { file, bytes, whole } = crashed();
    const all = readings(file, bytes).records;
    for (let length = 1; length <= bytes.length; length++) {
      const { records, problems } = readings(file, bytes.subarray(0, length));
      expect(records).toEqual(all.slice(0, whole(length)));
      const kinds = problems
        .map(problem => problem.kind)
        .filter(kind => whole(length) > 0 || kind !== 'missing');
      expect(kinds).toEqual(bytes[length - 1] === 0x0a ? [] : ['torn-tail']);
    }
  });

  it('goes on, with all that was acknowledged, in a new log', { timeout: 60_000 }, () => {
    const { dir, file, bytes, whole } = crashed();
    const copies = scratch();
    for (let length = bytes.length; whole(length) > 0; length -= 97) {
      const copy = join(copies, `${length}`);
      cpSync(dir, copy, { recursive: true });
      truncateSync(join(copy, file), length);
      const store = openAs('dana', copy);
      expect(store.records).toHaveLength(whole(length));
      store.append([note('going on')]);
      expect(readCase(copy).records.filter(record => record.w === file.slice(4, -6))).toEqual(store.records);
      expect(verifyCase(copy).problems).toEqual([]);
    }
  });
});

function readings(file: string, bytes: Buffer) {
  const reader = new CaseReader(logBuffers({ [file]: bytes }));
  reader.update();
  return reader.reading();
}
