import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Verification, verifyBytes } from '../../src/case/verify-case.ts';
import { newCase, note, shapes } from './sample-case.ts';
import { scratch } from './scratch.ts';

const file = 'log/dana@soc-7~xxxxx.jsonl';
const check = (bytes: Buffer, heads: string[] = []): Verification => verifyBytes({ [file]: bytes }, heads);

/** Sixty events of every shape, as they lie on the disk. */
function sixtyEvents(): { bytes: Buffer; lines: Buffer[]; head: string } {
  const store = newCase(scratch());
  for (let i = 0; store.heads()[store.w as string]?.[0] !== 58; i++) {
    store.append([
      i % 3 === 0 ? { ...(shapes[(i / 3) % shapes.length] as (typeof shapes)[number]) } : note(`entry ${i}`),
    ]);
  }
  store.end('paused');
  const bytes = readFileSync(join(store.dir, 'log', `${store.w}.jsonl`));
  const lines = bytes.toString('latin1').match(/[^\n]*\n/g) as string[];
  return {
    bytes,
    lines: lines.map(line => Buffer.from(line, 'latin1')),
    head: check(bytes).logs[0]?.short as string,
  };
}

describe('a log of sixty events', () => {
  it('is whole as written, and anchored by its head, in short or in full', () => {
    const { bytes, lines, head } = sixtyEvents();
    expect(lines).toHaveLength(60);
    expect(check(bytes)).toMatchObject({ intact: true, anchored: false, exit: 3 });
    expect(head).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}:60$/);
    for (const given of [
      head,
      head.toLowerCase().replaceAll('-', ' '),
      check(bytes).logs[0]?.head as string,
    ]) {
      expect(check(bytes, [given])).toMatchObject({ intact: true, anchored: true, exit: 0 });
    }
  });

  it('tells of every bit flipped in every byte', { timeout: 240_000 }, () => {
    const { bytes } = sixtyEvents();
    let detected = 0;
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        bytes[at] = (bytes[at] as number) ^ (1 << bit);
        if (check(bytes).exit === 1) detected++;
        bytes[at] = (bytes[at] as number) ^ (1 << bit);
      }
    }
    console.info(`bits flipped: ${bytes.length * 8}, detected: ${detected}`);
    expect(detected).toBe(bytes.length * 8);
  });

  it('tells of every byte deleted', { timeout: 120_000 }, () => {
    const { bytes } = sixtyEvents();
    const missed: number[] = [];
    for (let at = 0; at < bytes.length; at++) {
      if (check(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])).exit !== 1) missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  it('tells of every line dropped, doubled, or swapped with any other', { timeout: 120_000 }, () => {
    const { lines, head } = sixtyEvents();
    const undetected: string[] = [];
    const expectFound = (name: string, changed: Buffer[]) => {
      if (check(Buffer.concat(changed), [head]).exit !== 1) undetected.push(`${name}, with the head`);
      if (check(Buffer.concat(changed)).exit !== 1) undetected.push(name);
    };
    for (let i = 0; i < lines.length; i++) {
      expectFound(`drop ${i}`, lines.toSpliced(i, 1));
      expectFound(`double ${i}`, lines.toSpliced(i, 0, lines[i] as Buffer));
      for (let k = i + 1; k < lines.length; k++) {
        expectFound(`swap ${i} ${k}`, lines.with(i, lines[k] as Buffer).with(k, lines[i] as Buffer));
      }
    }
    expect(undetected).toEqual(['drop 59']);
  });

  it('tells of every cut but one at the end of a line; with the head, of that too', {
    timeout: 120_000,
  }, () => {
    const { bytes, head } = sixtyEvents();
    const unseen: number[] = [];
    for (let length = 1; length < bytes.length; length++) {
      if (check(bytes.subarray(0, length)).exit !== 1) unseen.push(length);
    }
    const lineEnds = [...bytes.keys()]
      .filter(at => bytes[at] === 0x0a && at + 1 < bytes.length)
      .map(at => at + 1);
    expect(unseen).toEqual(lineEnds);
    for (const length of lineEnds) expect(check(bytes.subarray(0, length), [head]).exit).toBe(1);
  });

  it('whose hashes are all made anew is found out by the head alone', async () => {
    const { createHash } = await import('node:crypto');
    const { lines, head } = sixtyEvents();
    let prev = '';
    const forged = lines.map((line, i) => {
      const text = line.toString('utf8').replace('entry 1"', 'entry l"');
      const covered = (i ? text.replace(/"prev":"[0-9a-f]{64}"/, `"prev":"${prev}"`) : text).slice(0, -76);
      prev = createHash('sha256').update(covered).digest('hex');
      return Buffer.from(`${covered},"hash":"${prev}"}\n`);
    });
    expect(check(Buffer.concat(forged))).toMatchObject({ intact: true, exit: 3 });
    expect(check(Buffer.concat(forged), [head])).toMatchObject({
      anchored: false,
      exit: 1,
      problems: [{ kind: 'head' }],
    });
  });
});
