import { type Disk, openFlags, realDisk } from '../../src/case/disk.ts';

export const faultKinds = ['short write', 'ENOSPC', 'EIO on write', 'EIO on sync', 'no new file'] as const;

export interface Fault {
  kind: (typeof faultKinds)[number];
  /** The call that goes wrong, from 1: counted are the writes, the syncs, or the files made, as the kind says. */
  call: number;
  /** And every one after it. */
  lasting: boolean;
}

/**
 * Makes the disk that the whole program uses go wrong until `mend`. `struck` counts the calls that did. A short write reports
 * how much it wrote, as a disk does that has just become full; ENOSPC leaves half of the bytes behind.
 */
export function failDisk({ kind, call, lasting }: Fault): { struck(): number; mend(): void } {
  const { open, write, sync } = realDisk;
  let calls = 0;
  let struck = 0;
  const strikes = (): boolean => {
    calls++;
    const now = lasting ? calls >= call : calls === call;
    if (now) struck++;
    return now;
  };
  const failing: Pick<Disk, 'open' | 'write' | 'sync'> = {
    open(path, flags, mode) {
      if (kind === 'no new file' && flags === openFlags.create && strikes()) throw failure('ENOSPC');
      return open(path, flags, mode);
    },
    write(fd, bytes, offset, length) {
      if (kind === 'EIO on sync' || kind === 'no new file' || !strikes())
        return write(fd, bytes, offset, length);
      const part = Math.floor(length / 2);
      if (kind !== 'EIO on write' && part > 0) write(fd, bytes, offset, part);
      if (kind === 'short write' && part > 0) return part;
      throw failure(kind === 'ENOSPC' ? 'ENOSPC' : 'EIO');
    },
    sync(fd) {
      if (kind === 'EIO on sync' && strikes()) throw failure('EIO');
      sync(fd);
    },
  };
  Object.assign(realDisk, failing);
  return { struck: () => struck, mend: () => void Object.assign(realDisk, { open, write, sync }) };
}

function failure(code: string): Error {
  return Object.assign(new Error('injected'), { code });
}
