import { type Disk, realDisk } from '../../src/case/disk.ts';

export type FaultKind = 'short write' | 'ENOSPC' | 'EIO on write' | 'EIO on sync';

/** A disk whose `n`-th write or sync from now (1-based) goes wrong, and with `lasting` every one after it. */
export class FaultyDisk implements Disk {
  open = realDisk.open;
  close = realDisk.close;
  read = realDisk.read;
  facts = realDisk.facts;
  look = realDisk.look;
  chmod = realDisk.chmod;
  names = realDisk.names;
  makeFolder = realDisk.makeFolder;
  rename = realDisk.rename;
  remove = realDisk.remove;
  removeFolder = realDisk.removeFolder;
  realpath = realDisk.realpath;
  calls = 0;
  struck = 0;
  private readonly kind: FaultKind;
  private readonly n: number;
  private readonly lasting: boolean;

  constructor(kind: FaultKind, n: number, lasting = false) {
    this.kind = kind;
    this.n = n;
    this.lasting = lasting;
  }

  write(fd: number, bytes: Uint8Array, offset: number, length: number): number {
    if (this.kind === 'EIO on sync' || !this.strikes()) return realDisk.write(fd, bytes, offset, length);
    const part = Math.floor(length / 2);
    if (this.kind !== 'EIO on write' && part > 0) realDisk.write(fd, bytes, offset, part);
    if (this.kind === 'short write' && part > 0) return part;
    throw Object.assign(new Error('injected'), { code: this.kind === 'ENOSPC' ? 'ENOSPC' : 'EIO' });
  }

  sync(fd: number): void {
    if (this.kind === 'EIO on sync' && this.strikes())
      throw Object.assign(new Error('injected'), { code: 'EIO' });
    realDisk.sync(fd);
  }

  private strikes(): boolean {
    this.calls++;
    const strikes = this.lasting ? this.calls >= this.n : this.calls === this.n;
    if (strikes) this.struck++;
    return strikes;
  }
}
