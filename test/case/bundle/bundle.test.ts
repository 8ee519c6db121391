import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importBundle } from '../../../src/case/bundle/import-bundle.ts';
import { planBundle } from '../../../src/case/bundle/plan-bundle.ts';
import { bundleStream } from '../../../src/case/bundle/write-bundle.ts';
import { realDisk } from '../../../src/case/disk.ts';
import { readCase } from '../../../src/case/read-case.ts';
import { verifyCase } from '../../../src/case/verify-case.ts';
import { createWorld } from '../../session/desk-world.ts';
import { type RawEntry, rawZip } from './raw-zip.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-bundle-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const io = { clock: { now: () => Date.UTC(2026, 10, 21), mono: () => 0 }, random: () => 0.25 };
const playbook = join(import.meta.dirname, '../../fixtures/session/every-act.yaml');
const opening = join(import.meta.dirname, '../../fixtures/session/every-act-opening.yaml');

/** A case with evidence in it, by two people. */
async function madeCase(): Promise<string> {
  const world = createWorld();
  await world.run(['run', playbook, '--answers', opening, '--json']);
  writeFileSync(join(world.folder, 'mail.eml'), 'Subject: pay\n'.repeat(200));
  await world.run(['evidence', 'mail.eml'], { user: 'lee' });
  writeFileSync(join(world.folder, 'empty'), '');
  await world.run(['evidence', 'empty']);
  return world.caseDir();
}

async function bundled(dir: string): Promise<Buffer> {
  return buffer(bundleStream(realDisk, dir, planBundle(realDisk, dir, readCase(dir))));
}

function importing(file: string, into?: string) {
  return importBundle({ file, casesDir: join(folder, 'cases'), io, ...(into ? { into } : {}) });
}

async function taken(bytes: Buffer): Promise<{ dir: string }> {
  const file = join(folder, 'bundle.zip');
  writeFileSync(file, bytes);
  return importing(file);
}

/** That a zip is refused, with these words, and that nothing of it was written. */
async function refused(bytes: Buffer, why: RegExp | string): Promise<void> {
  await expect(taken(bytes)).rejects.toThrow(why);
  expect(readdirSync(folder)).toEqual(['bundle.zip']);
}

describe('a bundle', () => {
  test('taken in elsewhere is the same case: same heads, same files, nothing wrong with it', async () => {
    const dir = await madeCase();
    const { dir: copy } = await taken(await bundled(dir));
    const [here, there] = [verifyCase(dir), verifyCase(copy)];
    expect(there.intact).toBe(true);
    expect(there.logs.map(({ writer, lines, head }) => [writer, lines, head])).toEqual(
      here.logs.map(({ writer, lines, head }) => [writer, lines, head]),
    );
    for (const part of ['log', 'evidence', 'playbook']) {
      const names = readdirSync(join(dir, part)).filter(name => !name.endsWith('.lock'));
      expect(readdirSync(join(copy, part))).toEqual(names);
      for (const name of names)
        expect(readFileSync(join(copy, part, name))).toEqual(readFileSync(join(dir, part, name)));
    }
    expect(readdirSync(join(copy, 'evidence'))).toHaveLength(2);
    for (const name of readdirSync(join(copy, 'evidence')))
      expect(statSync(join(copy, 'evidence', name)).mode & 0o777).toBe(0o400);
  });

  test('of the same case is the same bytes, and so is that of its copy', async () => {
    const dir = await madeCase();
    const first = await bundled(dir);
    expect((await bundled(dir)).equals(first)).toBe(true);
    const { dir: copy } = await taken(first);
    expect((await bundled(copy)).equals(first)).toBe(true);
  });

  test('takes a log up to its last whole line: somebody may be writing', async () => {
    const dir = await madeCase();
    const before = await bundled(dir);
    const log = join(
      dir,
      'log',
      readdirSync(join(dir, 'log')).find(name => name.endsWith('.jsonl')) as string,
    );
    writeFileSync(`${log.slice(0, -6)}.lock`, '');
    writeFileSync(log, `${readFileSync(log, 'utf8')}{"v":1,"case":"half`);
    expect((await bundled(dir)).equals(before)).toBe(true);
  });

  test('of a case that is here already is refused, with what to do', async () => {
    const dir = await madeCase();
    const bytes = await bundled(dir);
    await taken(bytes);
    await expect(importing(join(folder, 'bundle.zip'))).rejects.toThrow('this case is here already');
    const into = join(folder, 'copy');
    expect((await importing(join(folder, 'bundle.zip'), into)).dir).toBe(into);
    await expect(importing(join(folder, 'bundle.zip'), into)).rejects.toThrow('is there already');
  });

  test('of a damaged case carries the damage, and its import says so', async () => {
    const dir = await madeCase();
    const copy = join(folder, 'damaged');
    cpSync(dir, copy, { recursive: true });
    const log = join(copy, 'log', readdirSync(join(copy, 'log')).sort().at(-1) as string);
    writeFileSync(log, readFileSync(log, 'utf8').replace('mail.eml', 'mall.eml'));
    const { dir: there } = await taken(await bundled(copy));
    expect(verifyCase(there).intact).toBe(false);
  });
});

const content = { 'case.json': '{}', 'log/dana@soc-7~k3f9q.jsonl': '{"not":"a line"}\n' };

function digest(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function manifest(files: Record<string, string | Uint8Array>, more = {}): RawEntry {
  const listed = Object.entries(files).map(([path, data]) => ({
    path,
    size: Buffer.byteLength(data as string),
    sha256: digest(data),
  }));
  const data = {
    bundle: 1,
    case: 'C',
    name: 'INC-1',
    mode: 'live',
    marking: '',
    heads: {},
    files: listed,
    ...more,
  };
  return { name: 'manifest.json', data: JSON.stringify(data) };
}

/** A bundle that is sound but for these further entries. */
function withEntries(...entries: RawEntry[]): Buffer {
  const own = Object.entries(content).map(([name, data]) => ({ name, data }));
  return rawZip([manifest(content), ...own, ...entries]);
}

describe('a bundle that a stranger made is refused, and nothing of it written', () => {
  test.each<[name: string, why: string]>([
    ['/etc/passwd', 'absolute'],
    ['C:/Windows/x', 'absolute'],
    ['log/../../x.jsonl', 'relative path|leads out'],
    ['..', 'relative path|leads out'],
    ['log\\x.jsonl', 'backslash|invalid characters'],
    ['log/a\u0007.jsonl', 'control character'],
    ['log/a\u202egpj.jsonl', 'cannot be seen'],
    ['evidence/\u200b', 'cannot be seen'],
    ['log/CON.jsonl', 'device on Windows'],
    ['aux', 'device on Windows'],
    ['evidence/lpt1.txt', 'device on Windows'],
    ['log/', 'folder of its own'],
    ['run.sh', 'none of a case’s files'],
    ['log/dana.lock', 'none of a case’s files'],
    [`evidence/${'A'.repeat(64)}`, 'none of a case’s files'],
    ['log/dana@soc-7~k3f9q.jsonl', 'in it twice'],
  ])('a file called %j', async (name, why) => {
    await refused(withEntries({ name, data: 'x' }), new RegExp(why));
  });

  test('a name that a folder may take for another: none of a bundle’s own differ in case alone', async () => {
    await refused(withEntries({ name: 'LOG/dana@soc-7~k3f9q.jsonl', data: 'x' }), /none of a case’s files/);
  });

  const evidence = `evidence/${'a'.repeat(64)}`;
  test.each<[what: string, entry: Partial<RawEntry>, why: RegExp]>([
    ['a symbolic link', { mode: 0o120777, data: '/etc/passwd' }, /symbolic link/],
    ['a device', { mode: 0o020600 }, /no regular file/],
    ['a folder in disguise', { mode: 0o040700 }, /no regular file/],
    ['encrypted', { flags: 1, data: 'x'.repeat(20), declared: 8 }, /encrypted/],
    ['compressed in another way', { method: 12 }, /compressed in an unknown way/],
    ['a bomb', { deflate: true, data: Buffer.alloc(64 * 1024 * 1024) }, /that is no record/],
    [
      'called otherwise where it lies',
      { localName: `evidence/${'b'.repeat(64)}` },
      /another name where it lies/,
    ],
    ['lying where another does', { at: 1 }, /another name where it lies|share bytes/],
    ['not in the manifest', {}, /not in the manifest/],
  ])('a file that is %s', async (_, entry, why) => {
    await refused(withEntries({ name: evidence, data: 'x', ...entry }), why);
  });

  test('files that share bytes', async () => {
    const inner = rawZip([{ name: 'case.json', data: '{}' }]);
    const files = { 'case.json': '{}', [evidence]: inner };
    const entries: RawEntry[] = [manifest(files), { name: evidence, data: inner }];
    const zip = rawZip([...entries, { name: 'case.json', data: '{}' }]);
    // The list says that case.json lies inside the bytes of the evidence.
    const within = zip.indexOf(inner);
    zip.writeUInt32LE(within, zip.lastIndexOf('case.json') - 4);
    await refused(zip, /share bytes/);
  });

  test.each<[what: string, declared: number]>([
    ['more', 2],
    ['less', 2_000],
  ])('a file that unpacks to %s than it says', async (_, declared) => {
    const text = 'abc'.repeat(100);
    const files = { ...content, [evidence]: text };
    const first = manifest(files);
    const lie = String(first.data).replace(`"size":${text.length}`, `"size":${declared}`);
    const own = Object.entries(content).map(([name, data]) => ({ name, data }));
    const entry = { name: evidence, data: text, deflate: true, declared };
    await refused(rawZip([{ ...first, data: lie }, ...own, entry]), /bytes|size/);
  });

  test('one whose manifest and list of files differ in a size', async () => {
    const first = manifest(content);
    const lie = { ...first, data: String(first.data).replace('"size":2', '"size":3') };
    await refused(rawZip([lie, ...withoutManifest()]), /has 2 bytes, not 3/);
  });

  test('one with a wrong digest', async () => {
    const first = manifest({ ...content, 'case.json': '[]' });
    await refused(rawZip([first, ...withoutManifest()]), /its digest differs/);
  });

  test('one without a manifest, or with one that says nothing', async () => {
    await refused(rawZip(withoutManifest()), /no manifest/);
    await refused(rawZip([{ name: 'manifest.json', data: 'no' }, ...withoutManifest()]), /no JSON/);
    await refused(
      rawZip([{ name: 'manifest.json', data: 'null' }, ...withoutManifest()]),
      /not that of a bundle/,
    );
    await refused(rawZip([manifest(content, { bundle: 2 }), ...withoutManifest()]), /newer version/);
    await refused(rawZip([manifest(content, { files: 'all' }), ...withoutManifest()]), /does not say/);
    await refused(
      rawZip([manifest({ ...content, [evidence]: 'x' }), ...withoutManifest()]),
      /which is not in it/,
    );
    await refused(
      rawZip([manifest(content, { name: '../../x', files: [{ path: '../x', size: 1, sha256: 'a' }] })]),
      /does not say/,
    );
  });

  test('one with more files than any case has', async () => {
    await refused(rawZip(withoutManifest(), 60_000), /60000 files, more than 50000/);
  });

  test('one that is no zip, or cut off, or a link', async () => {
    await refused(Buffer.from('PK nothing'), /no zip that can be read/);
    const whole = withEntries();
    await refused(whole.subarray(0, whole.length - 30), /no zip that can be read/);
    await refused(Buffer.alloc(0), /no zip that can be read/);
  });

  test('one whose record is no record, or of another case', async () => {
    await refused(withEntries(), /does not open a case|of case/);
    const dir = await madeCase();
    const plan = planBundle(realDisk, dir, readCase(dir));
    const other = { ...plan, manifest: { ...plan.manifest, case: '01JD0000000000000000000000' } };
    await refused(await buffer(bundleStream(realDisk, dir, other)), /its record is of case/);
  });

  test('any of its bytes changed, it is refused, or it is the same case', async () => {
    const dir = await madeCase();
    const bytes = await bundled(dir);
    const head = readCase(dir).heads;
    for (let at = 7; at < bytes.length; at += Math.ceil(bytes.length / 60)) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8((changed[at] as number) ^ 0x55, at);
      const outcome = await taken(changed).catch((error: Error) => error);
      if (outcome instanceof Error)
        expect(existsSync(join(folder, 'cases')) && readdirSync(join(folder, 'cases'))).toBeFalsy();
      else expect(readCase(outcome.dir).heads).toEqual(head);
      rmSync(join(folder, 'cases'), { recursive: true, force: true });
    }
  });

  function withoutManifest(): RawEntry[] {
    return Object.entries(content).map(([name, data]) => ({ name, data }));
  }
});

test('where it cannot be written nothing of it stays', async () => {
  const dir = await madeCase();
  const bytes = await bundled(dir);
  const file = join(folder, 'bundle.zip');
  writeFileSync(file, bytes);
  mkdirSync(join(folder, 'cases'));
  const disk = {
    ...realDisk,
    sync: () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
  };
  await expect(importBundle({ file, casesDir: join(folder, 'cases'), io, disk })).rejects.toThrow(
    'no space is left',
  );
  expect(readdirSync(join(folder, 'cases'))).toEqual([]);
});

test('a file that cannot be read ends the export, not in silence', async () => {
  const dir = await madeCase();
  const plan = planBundle(realDisk, dir, readCase(dir));
  const gone = {
    ...realDisk,
    open: () => {
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    },
  };
  await expect(buffer(bundleStream(gone, dir, plan) as Readable)).rejects.toThrow('input/output error');
});
