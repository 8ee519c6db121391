import fs from 'node:fs';

/**
 * The file system as the case needs it: synchronous, descriptor based, so that a test can make any single call fail.
 * Every method throws Node's error with its `code`, and nothing else.
 */
export interface Disk {
  open(path: string, flags: number, mode?: number): number;
  close(fd: number): void;
  /** Bytes read from `position`; 0 at the end. */
  read(fd: number, into: Uint8Array, offset: number, length: number, position: number): number;
  /** Bytes written, which can be fewer than asked for, without an error. */
  write(fd: number, bytes: Uint8Array, offset: number, length: number): number;
  /** Returns when the file's bytes and size are on the disk. */
  sync(fd: number): void;
  facts(fd: number): FileFacts;
  /** Facts of what a path names, not following a link; nothing where nothing is. */
  look(path: string): FileFacts | undefined;
  chmod(fd: number, mode: number): void;
  names(folder: string): string[];
  makeFolder(path: string, mode: number): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  removeFolder(path: string): void;
  realpath(path: string): string;
}

export interface FileFacts {
  kind: 'file' | 'folder' | 'link' | 'other';
  size: number;
  inode: number;
  links: number;
  mode: number;
  /** Milliseconds since 1970. */
  modified: number;
  changed: number;
}

export const realDisk: Disk = {
  open: (path, flags, mode) => fs.openSync(path, flags, mode),
  close: fd => fs.closeSync(fd),
  read: (fd, into, offset, length, position) => fs.readSync(fd, into, offset, length, position),
  write: (fd, bytes, offset, length) => fs.writeSync(fd, bytes, offset, length),
  sync: fd => fs.fdatasyncSync(fd),
  facts: fd => factsOf(fs.fstatSync(fd)),
  look: path => {
    const stats = fs.lstatSync(path, { throwIfNoEntry: false });
    return stats && factsOf(stats);
  },
  chmod: (fd, mode) => fs.fchmodSync(fd, mode),
  names: folder => fs.readdirSync(folder).sort(),
  makeFolder: (path, mode) => fs.mkdirSync(path, { mode }),
  rename: (from, to) => fs.renameSync(from, to),
  remove: path => fs.unlinkSync(path),
  removeFolder: path => fs.rmdirSync(path),
  realpath: path => fs.realpathSync.native(path),
};

/** Flags of `Disk.open`. Reading never follows a link and never waits for a pipe's other end. */
export const openFlags = {
  read: fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0),
  create:
    fs.constants.O_WRONLY |
    fs.constants.O_APPEND |
    fs.constants.O_CREAT |
    fs.constants.O_EXCL |
    (fs.constants.O_NOFOLLOW ?? 0),
  append: fs.constants.O_WRONLY | fs.constants.O_APPEND | (fs.constants.O_NOFOLLOW ?? 0),
} as const;

function factsOf(stats: fs.Stats): FileFacts {
  return {
    kind: stats.isFile()
      ? 'file'
      : stats.isDirectory()
        ? 'folder'
        : stats.isSymbolicLink()
          ? 'link'
          : 'other',
    size: stats.size,
    inode: stats.ino,
    links: stats.nlink,
    mode: stats.mode & 0o777,
    modified: stats.mtimeMs,
    changed: stats.ctimeMs,
  };
}
