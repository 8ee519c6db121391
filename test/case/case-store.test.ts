import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCase } from '../../src/case/read-case.ts';
import { verifyCase } from '../../src/case/verify-case.ts';
import { asNewer, newCase, note, openAs, shapes } from './sample-case.ts';
import { scratch } from './scratch.ts';

const logsOf = (dir: string) => readdirSync(join(dir, 'log')).filter(name => name.endsWith('.jsonl'));
const locksOf = (dir: string) => readdirSync(join(dir, 'log')).filter(name => name.endsWith('.lock'));
const texts = (records: readonly { type: string; data: object }[]) =>
  records
    .filter(record => record.type === 'note.added')
    .map(record => (record.data as { text: string }).text);

describe('a new case', () => {
  it('is opened by event 0, then by its session', () => {
    const store = newCase(scratch());
    expect(store.records.map(record => [record.seq, record.type])).toEqual([
      [0, 'case.opened'],
      [1, 'session.started'],
    ]);
    expect(store.records[0]?.data).toMatchObject({
      mode: 'live',
      nonce: '000102030405060708090a0b0c0d0e0f',
      format: 1,
    });
    expect(store.problems).toEqual([]);
    expect(verifyCase(store.dir)).toMatchObject({ intact: true, anchored: false, exit: 3, problems: [] });
  });

  it('is for its owner alone: folders 0700, files 0600', () => {
    const { dir } = newCase(scratch());
    const modes = readdirSync(dir, { recursive: true, encoding: 'utf8' }).map(name =>
      statSync(join(dir, name)),
    );
    for (const stats of [statSync(dir), ...modes])
      expect(stats.mode & 0o777).toBe(stats.isDirectory() ? 0o700 : 0o600);
  });

  it('takes the next free folder where one of its name exists', () => {
    const cases = scratch();
    expect([newCase(cases), newCase(cases)].map(store => store.dir)).toEqual([
      join(cases, 'INC-2026-014-email'),
      join(cases, 'INC-2026-014-email-2'),
    ]);
  });
});

describe('appending', () => {
  it('gives back each event as a reader will have it', () => {
    const store = newCase(scratch());
    const lived = [...store.records, ...store.append(shapes), ...store.append([note('more')])];
    expect(readCase(store.dir).records).toEqual(lived);
    expect(
      lived.slice(2, -1).map(({ type, at, auto, occurred, data }) => ({
        type,
        ...(at && { at }),
        ...(auto && { auto }),
        ...(occurred && { occurred }),
        data,
      })),
    ).toEqual(shapes);
  });

  it('refuses what JSON cannot hold exactly, and goes on', () => {
    const store = newCase(scratch());
    const bad = { type: 'input.set' as const, data: { name: 'n', value: Number.NaN } };
    expect(() => store.append([bad])).toThrow('cannot hold NaN');
    expect(texts(store.append([note('still here')]))).toEqual(['still here']);
    expect(store.unrecorded).toEqual([]);
  });
});

describe('a session', () => {
  it('leaves no trace where it never begins', () => {
    const first = newCase(scratch());
    first.end('paused');
    const before = readdirSync(join(first.dir, 'log')).map(name => [
      name,
      statSync(join(first.dir, 'log', name)).mtimeMs,
    ]);
    const second = openAs('lee', first.dir);
    expect(second.end('nothing done')).toEqual([]);
    expect(
      readdirSync(join(first.dir, 'log')).map(name => [name, statSync(join(first.dir, 'log', name)).mtimeMs]),
    ).toEqual(before);
  });

  it("goes on in its person's own log after a clean end", () => {
    const first = newCase(scratch());
    first.append([note('one')]);
    first.end('paused');
    expect(locksOf(first.dir)).toEqual([]);
    const second = openAs('dana', first.dir);
    const written = second.append([note('two')]);
    expect(second.w).toBe(first.w);
    expect(written.map(record => [record.seq, record.type])).toEqual([
      [4, 'session.started'],
      [5, 'note.added'],
    ]);
    expect(logsOf(first.dir)).toHaveLength(1);
  });

  it('starts a new log, which names event 0 and the other heads, where a lock exists', () => {
    const first = newCase(scratch());
    first.append([note('one')]);
    const second = openAs('dana', first.dir);
    const [joined] = second.begin();
    expect(second.w).not.toBe(first.w);
    expect(joined).toMatchObject({ type: 'case.joined', seq: 0, known: { [first.w as string]: 2 } });
    expect(verifyCase(first.dir)).toMatchObject({ intact: true, exit: 3 });
    expect(locksOf(first.dir)).toHaveLength(2);
  });

  it('starts a new log for another person, and in a copied or moved folder', () => {
    const first = newCase(scratch());
    first.end('paused');
    const lee = openAs('lee', first.dir);
    lee.begin();
    expect(lee.w).toMatch(/^lee@ws-2~/);
    lee.end('paused');
    const copy = join(scratch(), 'copy');
    cpSync(first.dir, copy, { recursive: true });
    const second = openAs('dana', copy);
    second.begin();
    expect(second.w).not.toBe(first.w);
    const moved = join(scratch(), 'moved');
    renameSync(first.dir, moved);
    const third = openAs('dana', moved);
    third.begin();
    expect(third.w).not.toBe(first.w);
  });

  it('does not go on in a log of which another log has seen more than is left', () => {
    const first = newCase(scratch());
    first.append([note('one')]);
    first.end('paused');
    const lee = openAs('lee', first.dir);
    lee.begin();
    lee.end('paused');
    const path = join(first.dir, 'log', `${first.w}.jsonl`);
    truncateSync(path, readFileSync(path).lastIndexOf('\n', statSync(path).size - 2) + 1);
    expect(() => openAs('dana', first.dir).begin()).toThrow('lines 4 to 4 are gone');
  });
});

describe('two writers', () => {
  it("take in each other's records, once, and name what they had seen", () => {
    const dana = newCase(scratch());
    const lee = openAs('lee', dana.dir);
    lee.begin();
    expect(dana.take().map(record => record.type)).toEqual(['case.joined', 'session.started']);
    expect(dana.take()).toEqual([]);
    const [one] = dana.append([note('one')]);
    expect(one?.known).toEqual({ [lee.w as string]: 1 });
    expect(texts(lee.take())).toEqual(['one']);
    const [two] = lee.append([note('two')]);
    expect(two?.known).toEqual({ [dana.w as string]: 2 });
    expect(two && one && two.hlc[0] * 1e6 + two.hlc[1]).toBeGreaterThan(
      one ? one.hlc[0] * 1e6 + one.hlc[1] : 0,
    );
    expect(texts(readCase(dana.dir).records)).toEqual(['one', 'two']);
  });

  it('read no line before its newline is there', () => {
    const dana = newCase(scratch());
    const lee = openAs('lee', dana.dir);
    const path = join(dana.dir, 'log', `${dana.w}.jsonl`);
    dana.append([note('slow')]);
    const bytes = readFileSync(path);
    truncateSync(path, bytes.length - 10);
    expect(lee.take()).toEqual([]);
    expect(lee.problems).toEqual([]);
    writeFileSync(path, bytes);
    expect(texts(lee.take())).toEqual(['slow']);
  });

  it('come to the same records in the same order, whoever reads', () => {
    const dana = newCase(scratch());
    const lee = openAs('lee', dana.dir);
    for (let i = 0; i < 20; i++) {
      if (i % 3 === 0) dana.take();
      (i % 2 ? dana : lee).append([note(`${i}`)]);
    }
    const copy = join(scratch(), 'copy');
    mkdirSync(join(copy, 'log'), { recursive: true });
    for (const [i, name] of logsOf(dana.dir).reverse().entries())
      cpSync(join(dana.dir, 'log', name), join(copy, 'log', `${i}.jsonl`));
    expect(readCase(copy).records).toEqual(readCase(dana.dir).records);
    expect(readCase(copy).heads).toEqual(readCase(dana.dir).heads);
  });
});

describe('a damaged case', () => {
  function damaged() {
    const dana = newCase(scratch());
    dana.append([note('one')]);
    dana.append([note('two')]);
    dana.end('paused');
    const path = join(dana.dir, 'log', `${dana.w}.jsonl`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"one"', '"0ne"'));
    return { dir: dana.dir, file: `log/${dana.w}.jsonl` };
  }

  it('is shown up to the damage, and open for reading only', () => {
    const { dir, file } = damaged();
    expect(readCase(dir).records.map(record => record.type)).toEqual(['case.opened', 'session.started']);
    expect(readCase(dir).problems).toMatchObject([{ file, line: 3, kind: 'damage' }]);
    expect(() => openAs('dana', dir).append([note('on')])).toThrow(`${file}:3: it was changed`);
    expect(logsOf(dir)).toHaveLength(1);
  });

  it('goes on in a new log that records the finding, which needs no second consent', () => {
    const { dir, file } = damaged();
    const store = openAs('dana', dir, { acceptDamage: true });
    expect(store.append([note('on')]).map(record => record.type)).toEqual([
      'case.joined',
      'damage.found',
      'session.started',
      'note.added',
    ]);
    store.end('paused');
    expect(texts(openAs('lee', dir).append([note('and on')]))).toEqual(['and on']);
    expect(verifyCase(dir)).toMatchObject({ intact: false, exit: 1, problems: [{ file, line: 3 }] });
  });

  it('with a torn last line goes on at once, in a log that says where the torn one ends', () => {
    const dana = newCase(scratch());
    dana.append([note('one')]);
    dana.end('paused');
    const path = join(dana.dir, 'log', `${dana.w}.jsonl`);
    truncateSync(path, statSync(path).size - 5);
    expect(verifyCase(dana.dir)).toMatchObject({ intact: false, problems: [{ line: 4, kind: 'torn-tail' }] });
    const next = openAs('dana', dana.dir);
    expect(next.begin().map(record => record.type)).toEqual(['case.joined', 'log.closed', 'session.started']);
    expect(verifyCase(dana.dir)).toMatchObject({ intact: true, problems: [], remarks: [{ line: 4 }] });
  });
});

describe('what cannot be opened', () => {
  it('says that a newer version wrote it, of the lines as of the case', () => {
    const dana = newCase(scratch());
    dana.end('paused');
    const path = join(dana.dir, 'log', `${dana.w}.jsonl`);
    const lines = readFileSync(path, 'utf8');
    writeFileSync(path, asNewer(lines));
    expect(() => readCase(dana.dir)).toThrow('a newer version of Tocsin (format 2');
    expect(verifyCase(dana.dir).problems).toMatchObject([{ kind: 'newer', line: 1 }]);
  });

  it('says that a folder is no case', () => {
    const folder = scratch();
    expect(() => readCase(folder)).toThrow(`${folder} is not a case`);
    expect(existsSync(join(folder, 'log'))).toBe(false);
  });

  it.skipIf(!existsSync('/proc/self'))(
    'says which folder cannot be made below /proc, and does not hang',
    () => {
      expect(() => newCase('/proc/x/cases')).toThrow('cannot make the folder /proc/x: it does not exist');
    },
  );
});

describe('a note that is being typed', () => {
  it('survives in a file of its own until it is recorded', async () => {
    const { readDrafts } = await import('../../src/case/draft-note.ts');
    const { realDisk } = await import('../../src/case/disk.ts');
    const dana = newCase(scratch());
    dana.draftNote('half a sen');
    dana.draftNote('half a sentence');
    expect(readDrafts(realDisk, dana.dir)).toMatchObject([
      { text: 'half a sentence', writer: expect.stringMatching(/^dana@soc-7~/) },
    ]);
    dana.draftNote(undefined);
    expect(readDrafts(realDisk, dana.dir)).toEqual([]);
  });
});
