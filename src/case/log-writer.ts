import { dirname } from 'node:path';
import { CaseFileError } from '../errors.ts';
import { type Disk, openFlags } from './disk.ts';
import { codeOf, reason } from './disk-error.ts';
import { discard, syncFolder, writeAll, writeNew } from './whole-file.ts';

/**
 * One log held open for appending, and its lock. `append` returns when the bytes are on the disk. After any error the log is poisoned:
 * the caller gives it up, because a sync that succeeds after one that failed proves nothing.
 */
export class LogWriter {
  readonly w: string;
  readonly path: string;
  /** Acknowledged lines, and the hash of the newest or the log's root. */
  lines: number;
  head: string;
  private readonly disk: Disk;
  private readonly lock: string;
  private readonly fd: number;
  private size: number;

  private constructor(
    disk: Disk,
    paths: LogPaths,
    fd: number,
    at: { lines: number; head: string; size: number },
  ) {
    this.disk = disk;
    this.w = paths.w;
    this.path = paths.path;
    this.lock = paths.lock;
    this.fd = fd;
    this.lines = at.lines;
    this.head = at.head;
    this.size = at.size;
  }

  /** Makes a new log with its lock; nothing where one of that name exists. Throws the disk's error. */
  static create(disk: Disk, paths: LogPaths, note: string, root: string): LogWriter | undefined {
    if (disk.look(paths.path) || !takeLock(disk, paths.lock, note)) return undefined;
    try {
      const fd = disk.open(paths.path, openFlags.create, 0o600);
      const writer = new LogWriter(disk, paths, fd, { lines: 0, head: root, size: 0 });
      try {
        syncFolder(disk, dirname(paths.path));
        return writer;
      } catch (error) {
        writer.abandon();
        throw error;
      }
    } catch (error) {
      discard(disk, paths.lock);
      throw error;
    }
  }

  /** Opens a log that was closed cleanly; nothing where its lock exists, or where it is no longer as it was read. */
  static reopen(
    disk: Disk,
    paths: LogPaths,
    note: string,
    at: { lines: number; head: string; size: number },
  ): LogWriter | undefined {
    if (!takeLock(disk, paths.lock, note)) return undefined;
    let fd: number | undefined;
    try {
      fd = disk.open(paths.path, openFlags.append);
      const facts = disk.facts(fd);
      if (facts.kind === 'file' && facts.size === at.size) {
        if (facts.mode & 0o077) disk.chmod(fd, 0o600);
        return new LogWriter(disk, paths, fd, at);
      }
      disk.close(fd);
      discard(disk, paths.lock);
      return undefined;
    } catch (error) {
      if (fd !== undefined) disk.close(fd);
      discard(disk, paths.lock);
      throw error;
    }
  }

  /** Appends whole lines, durably. Throws the disk's error, or a `CaseFileError` where the file is not as this writer left it. */
  append(bytes: Uint8Array, lines: number, head: string): void {
    writeAll(this.disk, this.fd, bytes);
    this.disk.sync(this.fd);
    const facts = this.disk.facts(this.fd);
    if (facts.size !== this.size + bytes.length) {
      throw new CaseFileError(
        `its size is ${facts.size} bytes where ${this.size + bytes.length} were expected`,
      );
    }
    if (facts.links === 0) throw new CaseFileError('the file was deleted');
    this.size += bytes.length;
    this.lines += lines;
    this.head = head;
  }

  /** Lets go of a clean log, so that the same person's next session can append to it. */
  release(): void {
    this.disk.close(this.fd);
    this.disk.remove(this.lock);
    syncFolder(this.disk, dirname(this.path));
  }

  /**
   * Lets go of a poisoned log. Its lock stays, so that nobody appends to it; where not a byte of it reached the disk it is removed.
   * True where it is gone.
   */
  abandon(): boolean {
    let empty = false;
    try {
      empty = this.lines === 0 && this.disk.facts(this.fd).size === 0;
      this.disk.close(this.fd);
    } catch {
      return false;
    }
    if (!empty) return false;
    discard(this.disk, this.path);
    discard(this.disk, this.lock);
    return true;
  }

  /** Removes the lock of a poisoned log, once another log records durably where it ends. */
  unlock(): void {
    discard(this.disk, this.lock);
  }
}

export interface LogPaths {
  w: string;
  path: string;
  lock: string;
}

/** A lock is made by whoever comes first, and never stolen. False where it exists. Throws the disk's error. */
export function takeLock(disk: Disk, path: string, note: string): boolean {
  try {
    writeNew(disk, path, Buffer.from(note));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    discard(disk, path);
    throw error instanceof CaseFileError ? new CaseFileError(`${path}: ${reason(error)}`) : error;
  }
}
