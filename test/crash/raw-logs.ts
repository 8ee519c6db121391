import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of a log, read without the product's own reader. */
export interface RawEntry {
  seq: number;
  hash: string;
  ts: string;
  type: string;
  actor: { name: string };
  in?: string;
  step?: string;
  pass?: number;
  item?: string;
  auto?: boolean;
  data: Record<string, unknown>;
}

export interface RawLog {
  w: string;
  path: string;
  entries: RawEntry[];
  /** Bytes behind the last newline. */
  torn: number;
}

/**
 * Every log of a case, by the format page alone: chained, numbered, hashed. Throws an Error at the first line that does not
 * hold, so that whatever the product's own reader would forgive is seen here.
 */
export function readRawLogs(dir: string): Map<string, RawLog> {
  const folder = join(dir, 'log');
  const names = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.jsonl')) : [];
  return new Map(names.map(name => [name.slice(0, -6), readRawLog(join(folder, name), name.slice(0, -6))]));
}

function readRawLog(path: string, w: string): RawLog {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  const rows = bytes.toString('utf8', 0, end).split('\n').slice(0, -1);
  let prev: string | undefined;
  const entries = rows.map((row, index) => {
    const line = JSON.parse(row) as RawEntry & { case: string; w: string; prev: string };
    prev ??= sha256(`tocsin-log-v1\0${line.case}\0${line.w}`);
    const hash = sha256(Buffer.from(row).subarray(0, -75));
    if (line.w !== w || line.seq !== index || line.prev !== prev || line.hash !== hash)
      throw new Error(`${path}:${index + 1} does not hold: ${row}`);
    prev = hash;
    return line;
  });
  return { w, path, entries, torn: bytes.length - end };
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
