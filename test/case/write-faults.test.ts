import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CaseStore } from '../../src/case/case-store.ts';
import { readCase } from '../../src/case/read-case.ts';
import { verifyCase } from '../../src/case/verify-case.ts';
import type { Recorded } from '../../src/engine/event.ts';
import { CaseFileError } from '../../src/errors.ts';
import { type FaultKind, FaultyDisk } from './faulty-disk.ts';
import { newCase, note, openAs } from './sample-case.ts';
import { scratch } from './scratch.ts';

const kinds: FaultKind[] = ['short write', 'ENOSPC', 'EIO on write', 'EIO on sync'];

/** Appends until the disk has failed and four times more; what threw is tried again at once, as a person would. */
function live(store: CaseStore, disk: FaultyDisk, acknowledged: Recorded[]): void {
  for (let i = 0, after = 0; i < 100 && after < 4; i++, after += disk.struck) {
    const drafts = [note(`entry ${i}`), ...(i % 4 === 0 ? [note(`and ${i}`)] : [])];
    try {
      acknowledged.push(...store.append(drafts));
    } catch (error) {
      expect(error).toBeInstanceOf(CaseFileError);
      expect((error as Error).message).toContain('NOT recorded');
      expect(store.unrecorded).toEqual(drafts);
      acknowledged.push(...store.retry());
      expect(store.unrecorded).toEqual([]);
    }
  }
}

const said = (records: readonly Recorded[]) =>
  records.flatMap(record => (record.type === 'note.added' ? [record.data.text] : []));

describe.each(kinds)('%s', kind => {
  it('at any of the first fifty calls loses nothing that was acknowledged, and damages nothing', {
    timeout: 120_000,
  }, () => {
    const cases = scratch();
    for (let n = 1; n <= 50; n++) {
      const first = newCase(cases);
      first.end('paused');
      const disk = new FaultyDisk(kind, n);
      const acknowledged: Recorded[] = [];
      const store = openAs('lee', first.dir, { disk });
      live(store, disk, acknowledged);
      expect(disk.struck).toBe(1);

      const read = readCase(first.dir);
      const ids = new Set(read.records.map(record => record.id));
      for (const record of acknowledged) expect(ids.has(record.id)).toBe(true);
      expect(said(read.records)).toEqual(said(acknowledged));
      expect(read.problems).toEqual([]);
      store.end('paused');
      expect(verifyCase(first.dir).problems).toEqual([]);
      expect(said(openAs('lee', first.dir).records)).toEqual(said(acknowledged));
    }
  });
});

describe('a disk that takes nothing more', () => {
  it.each(kinds.slice(1))('(%s) is said plainly, keeps the entries, and spares the record', kind => {
    const first = newCase(scratch());
    first.append([note('before')]);
    first.end('paused');
    const disk = new FaultyDisk(kind, 8, true);
    const store = openAs('lee', first.dir, { disk });
    const acknowledged: string[] = [];
    let failed = 0;
    for (let i = 0; i < 12; i++) {
      try {
        acknowledged.push(...said(store.append([note(`${i}`)])));
      } catch (error) {
        expect((error as Error).message).toMatch(
          /the entry is NOT recorded: cannot write to .*log: (no space|the disk reports)/,
        );
        failed++;
      }
    }
    expect(failed).toBeGreaterThan(3);
    expect(store.unrecorded).toHaveLength(failed);
    const read = readCase(first.dir);
    expect(said(read.records).slice(0, 1 + acknowledged.length)).toEqual(['before', ...acknowledged]);
    expect(read.problems.filter(problem => problem.kind === 'damage')).toEqual([]);
  });

  it('names in the new log the last acknowledged line of the one it poisoned', () => {
    const first = newCase(scratch());
    first.end('paused');
    const disk = new FaultyDisk('EIO on sync', 8);
    const store = openAs('lee', first.dir, { disk });
    store.begin();
    const former = store.w as string;
    let written: Recorded[] = [];
    for (let i = 0; store.w === former; i++) written = store.append([note(`${i}`)]);
    const closed = written[1];
    expect(written.map(record => record.type)).toEqual([
      'case.joined',
      'log.closed',
      'session.started',
      'note.added',
    ]);
    const lines = readCase(first.dir).logs.find(log => log.w === former)?.lines ?? 0;
    expect(closed?.data).toMatchObject({
      log: former,
      lines: lines - 1,
      why: 'the disk reports an input/output error',
    });
    expect(existsSync(join(first.dir, 'log', `${former}.lock`))).toBe(false);
  });
});

describe('a case that cannot be made', () => {
  it.each(kinds.slice(1))('(%s) says so and leaves nothing behind', kind => {
    let made = 0;
    for (let n = 1; made === 0; n++) {
      const cases = scratch();
      const disk = new FaultyDisk(kind, n);
      try {
        newCase(cases, { disk });
        if (disk.struck === 0) made++;
      } catch (error) {
        expect(error).toBeInstanceOf(CaseFileError);
        expect(readdirSync(cases)).toEqual([]);
      }
    }
  });
});
