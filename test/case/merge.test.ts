import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listCases } from '../../src/case/list-cases.ts';
import { mergeCases } from '../../src/case/merge-cases.ts';
import { readCase } from '../../src/case/read-case.ts';
import { verifyCase } from '../../src/case/verify-case.ts';
import { MortalDisk } from './mortal-disk.ts';
import { newCase, note, openAs, steadyIo } from './sample-case.ts';
import { scratch } from './scratch.ts';

let merges = 0;

function merge(target: string, copies: string[], disk?: MortalDisk) {
  const io = steadyIo('soc-7', 7000 + ++merges);
  return mergeCases({ target, copies, io, person: 'dana', ...(disk && { disk }) });
}

/** A case that was paused and copied: the folder on the laptop and the one on the stick. */
function twoCopies(): { laptop: string; stick: string; folder: string } {
  const folder = scratch();
  const store = newCase(join(folder, 'cases'));
  store.append([note('before they parted')]);
  store.end('paused');
  const stick = join(folder, 'stick');
  cpSync(store.dir, stick, { recursive: true });
  return { laptop: store.dir, stick, folder };
}

function work(person: string, dir: string, ...texts: string[]): void {
  const store = openAs(person, dir);
  store.append(texts.map(note));
  store.end('paused');
}

async function attach(dir: string, text: string): Promise<string> {
  const file = join(dir, '..', `evidence-${text.length}.txt`);
  writeFileSync(file, text);
  const store = openAs('lee', dir);
  const attached = await store.attach(file);
  store.append([{ type: 'evidence.added', data: { what: text, ...attached } }]);
  store.end('paused');
  return attached.sha256;
}

const notesOf = (dir: string) =>
  readCase(dir).records.flatMap(record => (record.type === 'note.added' ? [record.data.text] : []));

/** Every byte under a folder. */
function bytesOf(dir: string): Record<string, string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name).slice(dir.length),
      readFileSync(join(parentPath, name)).toString('base64'),
    ]),
  );
}

/** What a copy says as a case, apart from the names of its files. */
function union(dir: string) {
  const { id, records, hashes, heads, problems } = readCase(dir);
  return { id, records, hashes, heads, problems: problems.map(({ what }) => what).sort() };
}

describe('copies that were worked on apart', () => {
  it('become one case that holds the entries of each, in case order', () => {
    const { laptop, stick } = twoCopies();
    work('dana', laptop, 'dana on the laptop');
    work('lee', stick, 'lee on the stick', 'and once more');
    const merged = merge(laptop, [stick]);
    expect(notesOf(laptop).sort()).toEqual(
      ['before they parted', 'dana on the laptop', 'lee on the stick', 'and once more'].sort(),
    );
    expect(merged.logs).toMatchObject([{ how: 'new', w: expect.stringContaining('lee@ws-2~') }]);
    expect(verifyCase(laptop).problems).toEqual([]);
  });

  it('leave the copy that is only read as it was, to the byte', () => {
    const { laptop, stick } = twoCopies();
    work('lee', stick, 'on the stick');
    const before = bytesOf(stick);
    merge(laptop, [stick]);
    expect(bytesOf(stick)).toEqual(before);
  });

  it('take the longer of two copies of one log, in its place', () => {
    const { laptop, stick } = twoCopies();
    work('dana', laptop, 'later, in the same log');
    expect(readdirSync(join(laptop, 'log'))).toHaveLength(1);
    expect(merge(stick, [laptop]).logs).toMatchObject([{ how: 'longer' }]);
    expect(readdirSync(join(stick, 'log'))).toHaveLength(1);
    expect(union(stick)).toEqual(union(laptop));
  });

  it('take the longer also where a copy was cut off in the middle of a line', () => {
    const { laptop, stick } = twoCopies();
    const [log = ''] = readdirSync(join(stick, 'log'));
    const path = join(stick, 'log', log);
    writeFileSync(path, readFileSync(path).subarray(0, -40));
    merge(stick, [laptop]);
    expect(verifyCase(stick).problems).toEqual([]);
    expect(union(stick)).toEqual(union(laptop));
  });

  it('keep both where a log was continued in two ways, as a fork', () => {
    const { laptop, stick } = twoCopies();
    const [log = ''] = readdirSync(join(laptop, 'log'));
    const asItWas = readFileSync(join(laptop, 'log', log));
    work('dana', laptop, 'one way');
    cpSync(join(laptop, 'log', log), join(stick, 'log', log));
    writeFileSync(join(laptop, 'log', log), asItWas);
    work('dana', laptop, 'the other way');
    const merged = merge(laptop, [stick]);
    expect(merged.logs).toMatchObject([{ how: 'beside' }]);
    expect(notesOf(laptop).sort()).toEqual(['before they parted', 'one way', 'the other way']);
    expect(readCase(laptop).problems.map(({ kind }) => kind)).toEqual(['fork', 'fork']);
    expect(merge(laptop, [stick]).logs).toEqual([]);
  });

  it('leave alone a log that somebody is writing to, and lose nothing of either', () => {
    const { laptop, stick } = twoCopies();
    const [log = ''] = readdirSync(join(laptop, 'log'));
    const asItWas = readFileSync(join(laptop, 'log', log));
    work('dana', laptop, 'further');
    cpSync(join(laptop, 'log', log), join(stick, 'log', log));
    writeFileSync(join(laptop, 'log', log), asItWas);
    writeFileSync(join(laptop, 'log', log.replace('.jsonl', '.lock')), '');
    merge(laptop, [stick]);
    expect(readFileSync(join(laptop, 'log', log))).toEqual(asItWas);
    expect(notesOf(laptop)).toEqual(['before they parted', 'further']);
    expect(readCase(laptop).problems).toEqual([]);
  });

  it('show themselves in a session that is at work on one of them', () => {
    const { laptop, stick } = twoCopies();
    work('lee', stick, 'on the stick');
    const store = openAs('dana', laptop);
    store.append([note('at work')]);
    merge(laptop, [stick]);
    expect(store.take().map(record => record.type)).toContain('note.added');
    store.append([note('and on')]);
    store.end('paused');
    expect(verifyCase(laptop).problems).toEqual([]);
  });
});

describe('files of a case', () => {
  it('come by digest, each checked, and read-only as they were', async () => {
    const { laptop, stick } = twoCopies();
    const digest = await attach(stick, 'a mail');
    expect(merge(laptop, [stick]).evidence).toBe(1);
    expect(readFileSync(join(laptop, 'evidence', digest), 'utf8')).toBe('a mail');
    expect(verifyCase(laptop)).toMatchObject({ problems: [], remarks: [] });
    expect(merge(laptop, [stick]).evidence).toBe(0);
  });

  it('stay where they are, and are named, where they are not what their digest says', async () => {
    const { laptop, stick } = twoCopies();
    const path = join(stick, 'evidence', await attach(stick, 'a mail'));
    rmSync(path);
    writeFileSync(path, 'a nail');
    const { left, evidence } = merge(laptop, [stick]);
    expect([left, evidence]).toEqual([[{ path, what: 'its content is not what its digest says' }], 0]);
    expect(verifyCase(laptop).problems).toMatchObject([{ kind: 'evidence' }]);
  });

  it('mend one that is damaged, whose bytes are set aside', async () => {
    const { laptop, stick } = twoCopies();
    const digest = await attach(stick, 'a mail');
    writeFileSync(join(laptop, 'evidence', digest), 'a nail');
    merge(laptop, [stick]);
    expect(readFileSync(join(laptop, 'evidence', digest), 'utf8')).toBe('a mail');
    const aside = readdirSync(join(laptop, 'evidence')).find(name => name.endsWith('.damaged')) as string;
    expect(readFileSync(join(laptop, 'evidence', aside), 'utf8')).toBe('a nail');
  });
});

describe('a merge into a new folder', () => {
  it('makes a case of its own, and writes to none of the copies', async () => {
    const { laptop, stick, folder } = twoCopies();
    work('dana', laptop, 'on the laptop');
    await attach(stick, 'a mail');
    const before = [bytesOf(laptop), bytesOf(stick)];
    const whole = join(folder, 'cases', 'whole');
    merge(whole, [laptop, stick]);
    expect([bytesOf(laptop), bytesOf(stick)]).toEqual(before);
    expect(verifyCase(whole)).toMatchObject({ problems: [], remarks: [] });
    expect(readFileSync(join(whole, 'case.json'))).toEqual(readFileSync(join(laptop, 'case.json')));
    work('lee', whole, 'going on');
    expect(notesOf(whole)).toContain('going on');
  });

  it('refuses a folder that is something else', () => {
    const { stick, folder } = twoCopies();
    mkdirSync(join(folder, 'else'));
    expect(() => merge(join(folder, 'else'), [stick])).toThrow('exists and is not a case');
  });
});

describe('what cannot be merged', () => {
  it('is two different cases', () => {
    const { laptop, folder } = twoCopies();
    const other = newCase(join(folder, 'cases'), { io: steadyIo('soc-7', 99) });
    other.end('paused');
    const before = bytesOf(laptop);
    expect(() => merge(laptop, [other.dir])).toThrow(/are different cases .*only copies of one case/);
    expect(bytesOf(laptop)).toEqual(before);
  });

  it('is a copy that tells nothing of which case it is', () => {
    const { laptop, stick } = twoCopies();
    rmSync(join(stick, 'case.json'));
    for (const log of readdirSync(join(stick, 'log'))) writeFileSync(join(stick, 'log', log), 'nothing\n');
    expect(() => merge(laptop, [stick])).toThrow('does not tell which case it is a copy of');
  });
});

/** One thing that happens to one of three copies: somebody works on it, or it takes in another. */
const happening = fc.record({
  where: fc.nat(2),
  what: fc.oneof(fc.record({ person: fc.constantFrom('dana', 'lee') }), fc.record({ takesIn: fc.nat(2) })),
});

describe('for any story of three copies', () => {
  it('the order of merging changes nothing, and merging again changes nothing', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 9 }), story => {
        const { laptop, stick, folder } = twoCopies();
        const third = join(folder, 'third');
        cpSync(laptop, third, { recursive: true });
        const copies = [laptop, stick, third];
        for (const [n, { where, what }] of story.entries()) {
          const at = copies[where] as string;
          if ('person' in what) work(what.person, at, `entry ${n}`);
          else if (what.takesIn !== where) merge(at, [copies[what.takesIn] as string]);
        }
        const expected = story.flatMap(({ what }, n) => ('person' in what ? [`entry ${n}`] : []));
        const one = join(folder, 'one');
        const other = join(folder, 'other');
        merge(one, copies);
        merge(other, [...copies].reverse());
        expect(notesOf(one).toSorted()).toEqual(['before they parted', ...expected].toSorted());
        expect(bytesOf(other)).toEqual(bytesOf(one));
        merge(third, [laptop]);
        merge(laptop, [stick, third]);
        expect(union(laptop)).toEqual(union(one));
        const once = bytesOf(one);
        expect(merge(one, copies)).toMatchObject({ logs: [], evidence: 0, texts: 0, left: [] });
        expect(bytesOf(one)).toEqual(once);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a merge that is killed', () => {
  /** Three copies, of which the third lacks what the others have. */
  async function threeCopies(): Promise<string> {
    const { laptop, stick, folder } = twoCopies();
    work('dana', laptop, 'on the laptop');
    await attach(stick, 'a mail');
    work('dana', stick, 'dana on the stick');
    cpSync(stick, join(folder, 'third'), { recursive: true });
    work('lee', stick, 'one more');
    return folder;
  }

  /** Kills a merge at each call that changes the disk, one after another, until one comes through. */
  function killEverywhere(folder: string, into: 'third' | 'whole'): number {
    for (let n = 1; ; n++) {
      const at = join(folder, `${n}`);
      for (const name of ['cases', 'stick', 'third'])
        cpSync(join(folder, name), join(at, 'cases', name), { recursive: true });
      const cases = join(at, 'cases');
      const laptop = join(cases, 'cases', readdirSync(join(cases, 'cases'))[0] as string);
      const target = join(cases, into);
      const copies = [laptop, join(cases, 'stick'), ...(into === 'whole' ? [join(cases, 'third')] : [])];
      const sources = copies.map(bytesOf);
      const had = into === 'whole' ? [] : notesOf(target);
      const disk = new MortalDisk(n);
      let killed = false;
      try {
        merge(target, copies, disk);
      } catch (error) {
        if (!disk.dead) throw error;
        killed = true;
      }
      expect(copies.map(bytesOf), `kill ${n}`).toEqual(sources);
      if (existsSync(target)) {
        expect(verifyCase(target).problems, `kill ${n}`).toEqual([]);
        expect(notesOf(target), `kill ${n}`).toEqual(expect.arrayContaining(had));
      }
      const listed = listCases(cases).map(({ dir }) => dir);
      expect(listed.toSorted(), `kill ${n}`).toEqual(
        ['stick', 'third', ...(existsSync(join(cases, 'whole')) ? ['whole'] : [])].map(c => join(cases, c)),
      );
      merge(target, copies);
      const apart = ['on the laptop', 'dana on the stick', 'one more', 'before they parted'];
      expect(notesOf(target).toSorted(), `kill ${n}`).toEqual(apart.toSorted());
      expect(verifyCase(target).problems, `kill ${n}`).toEqual([]);
      if (!killed) return n;
      rmSync(at, { recursive: true });
    }
  }

  it.each(['third', 'whole'] as const)(
    'leaves every copy whole at every write, and can be run again (into the %s)',
    { timeout: 120_000 },
    async into => {
      expect(killEverywhere(await threeCopies(), into)).toBeGreaterThan(15);
    },
  );
});
