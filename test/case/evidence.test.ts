import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attach } from '../../src/case/evidence.ts';
import { verifyCase } from '../../src/case/verify-case.ts';
import { FaultyDisk } from './faulty-disk.ts';
import { newCase } from './sample-case.ts';
import { scratch } from './scratch.ts';

const kept = (dir: string) => readdirSync(join(dir, 'evidence'));

function original(bytes: string | Buffer = 'From: mallory@example.com\n'): string {
  const path = join(scratch(), 'original.eml');
  writeFileSync(path, bytes);
  return path;
}

describe('a file attached as evidence', () => {
  it('is copied under the name of its SHA-256, for reading only', async () => {
    const store = newCase(scratch());
    const bytes = Buffer.alloc(3_500_000, 'evidence');
    const seen: [number, number][] = [];
    const attached = await store.attach(original(bytes), (copied, size) => seen.push([copied, size]));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(attached).toEqual({ sha256, size: bytes.length, name: 'original.eml' });
    const copy = join(store.dir, 'evidence', sha256);
    expect(readFileSync(copy).equals(bytes)).toBe(true);
    expect(statSync(copy).mode & 0o777).toBe(0o400);
    expect(seen.at(-1)).toEqual([bytes.length, bytes.length]);
    expect(seen.length).toBeGreaterThan(3);
  });

  it('is there once, however often it is attached', async () => {
    const store = newCase(scratch());
    const path = original();
    expect(await store.attach(path)).toEqual(await store.attach(path));
    expect(kept(store.dir)).toHaveLength(1);
  });

  it('is held by verify against what the record says of it', async () => {
    const store = newCase(scratch());
    const attached = await store.attach(original());
    store.append([{ type: 'evidence.added', data: { what: 'the message', ...attached } }]);
    expect(verifyCase(store.dir).problems).toEqual([]);
    execFileSync('rm', ['-f', join(store.dir, 'evidence', attached.sha256)]);
    expect(verifyCase(store.dir).problems).toMatchObject([
      { kind: 'evidence', what: 'the record names this file and it is not here' },
    ]);
  });

  it('is not followed through a link, nor waited for in a pipe', async () => {
    const store = newCase(scratch());
    const link = join(scratch(), 'link');
    symlinkSync(original(), link);
    await expect(store.attach(link)).rejects.toThrow(`cannot attach ${link}: it is a symbolic link`);
    const pipe = join(scratch(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(store.attach(pipe)).rejects.toThrow('is not a regular file');
    await expect(store.attach(scratch())).rejects.toThrow('is not a regular file');
    expect(kept(store.dir)).toEqual([]);
  });

  it('that changes while it is read is refused, and no copy stays', async () => {
    const store = newCase(scratch());
    const path = original(Buffer.alloc(3_000_000));
    const growing = store.attach(path, copied => {
      if (copied === 1024 * 1024) appendFileSync(path, 'more');
    });
    await expect(growing).rejects.toThrow('changed while it was being copied');
    expect(kept(store.dir)).toEqual([]);
  });

  it('can be given up half-way', async () => {
    const store = newCase(scratch());
    const stop = new AbortController();
    const path = original(Buffer.alloc(3_000_000));
    await expect(store.attach(path, () => stop.abort(), stop.signal)).rejects.toThrow('aborted');
    expect(kept(store.dir)).toEqual([]);
  });

  it.each(['ENOSPC', 'EIO on write', 'EIO on sync'] as const)(
    'leaves no copy where the disk fails (%s)',
    async kind => {
      const store = newCase(scratch());
      const disk = new FaultyDisk(kind, 1);
      await expect(attach(disk, store.dir, original(), 'unique')).rejects.toThrow(
        /cannot attach .*original\.eml: (no space|the disk)/,
      );
      expect(kept(store.dir)).toEqual([]);
    },
  );

  it('is not written through a link in the place of the evidence folder', async () => {
    const store = newCase(scratch());
    const elsewhere = scratch();
    execFileSync('rmdir', [join(store.dir, 'evidence')]);
    symlinkSync(elsewhere, join(store.dir, 'evidence'));
    await expect(store.attach(original())).rejects.toThrow('evidence is not a folder');
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(existsSync(join(store.dir, 'evidence'))).toBe(true);
  });
});
