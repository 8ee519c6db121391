import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { diskError } from './disk-error.ts';
import type { Ledger, LedgerLog } from './ledger.ts';
import type { OnLine, Source } from './read-log.ts';
import { openRegular } from './whole-file.ts';

/** Where a case's logs are read from: its folder, or buffers in a test. */
export interface LogFiles {
  /** Paths relative to the case, `log/dana@soc-7~k3f9q.jsonl`, sorted. */
  files(): string[];
  locked(file: string): boolean;
  /** Bytes of a file now. */
  size(file: string): number;
  /** Opens a file for as long as `use` runs. */
  read<T>(file: string, use: (source: Source) => T): T;
}

/** The logs in a case's folder. Throws a `CaseFileError` where they cannot be read. */
export function logFiles(disk: Disk, dir: string): LogFiles {
  const explained = <T>(file: string, act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw diskError(`cannot read ${join(dir, file)}`, error);
    }
  };
  return {
    files: () =>
      explained('log', () => disk.names(join(dir, 'log')))
        .filter(name => name.endsWith('.jsonl'))
        .map(name => `log/${name}`),
    locked: file => explained(file, () => disk.look(join(dir, lockOf(file))) !== undefined),
    size: file => explained(file, () => disk.look(join(dir, file))?.size ?? 0),
    read: (file, use) =>
      explained(file, () => {
        const fd = openRegular(disk, join(dir, file));
        try {
          return use((into, offset, length, position) => disk.read(fd, into, offset, length, position));
        } finally {
          disk.close(fd);
        }
      }),
  };
}

/** Logs held in memory, by their path in the case. */
export function logBuffers(buffers: Record<string, Buffer>): LogFiles {
  const of = (file: string) => buffers[file] as Buffer;
  return {
    files: () => Object.keys(buffers).sort(),
    locked: () => false,
    size: file => of(file).length,
    read: (file, use) =>
      use((into, offset, length, position) => of(file).copy(into, offset, position, position + length)),
  };
}

/** The lock that stands beside a log. */
export function lockOf(file: string): string {
  return file.replace(/\.jsonl$/, '.lock');
}

/** Reads what is new in all logs into a ledger. */
export function readLogs(
  from: LogFiles,
  ledger: Ledger,
  onLine?: (log: LedgerLog, ...line: Parameters<OnLine>) => void,
): void {
  for (const file of from.files()) {
    const log = ledger.logs.find(known => known.file === file) ?? ledger.addLog(file);
    const seen = log.reader.size + log.reader.unfinished;
    log.locked = from.locked(file);
    if (from.size(file) === seen || log.reader.fault) continue;
    const read = () =>
      from.read(file, source =>
        ledger.read(log, source, onLine && ((line, bytes) => onLine(log, line, bytes))),
      );
    read();
    if (log.reader.unfinished === 0 || log.locked) continue;
    log.locked = from.locked(file);
    if (!log.locked) read();
  }
}
