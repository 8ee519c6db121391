import { type Disk, realDisk } from '../../src/case/disk.ts';

/** A disk whose process is killed at its `n`-th change (1-based): half of a write lands, and no call after it does anything. */
export class MortalDisk implements Disk {
  read = realDisk.read;
  facts = realDisk.facts;
  look = realDisk.look;
  names = realDisk.names;
  realpath = realDisk.realpath;
  dead = false;
  private left: number;

  constructor(n: number) {
    this.left = n;
  }

  open(path: string, flags: number, mode?: number): number {
    if (mode !== undefined) this.live();
    return realDisk.open(path, flags, mode);
  }

  write(fd: number, bytes: Uint8Array, offset: number, length: number): number {
    if (this.left === 1 && !this.dead) realDisk.write(fd, bytes, offset, Math.floor(length / 2));
    this.live();
    return realDisk.write(fd, bytes, offset, length);
  }

  close(fd: number): void {
    realDisk.close(fd);
  }

  sync(fd: number): void {
    this.live();
    realDisk.sync(fd);
  }

  chmod(fd: number, mode: number): void {
    this.live();
    realDisk.chmod(fd, mode);
  }

  makeFolder(path: string, mode: number): void {
    this.live();
    realDisk.makeFolder(path, mode);
  }

  rename(from: string, to: string): void {
    this.live();
    realDisk.rename(from, to);
  }

  remove(path: string): void {
    this.live();
    realDisk.remove(path);
  }

  removeFolder(path: string): void {
    this.live();
    realDisk.removeFolder(path);
  }

  private live(): void {
    if (!this.dead && --this.left > 0) return;
    this.dead = true;
    throw Object.assign(new Error('killed'), { code: 'EIO' });
  }
}
