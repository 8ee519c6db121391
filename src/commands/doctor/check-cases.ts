import {
  closeSync,
  existsSync,
  fdatasyncSync,
  openSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Check } from '../../terminal/check.ts';

/** Whether a case could be opened in the folder: something is written there, made durable and taken away again. */
export function checkCases(folder: string): Check[] {
  const there = existsSync(folder);
  const place = nearest(folder);
  const failed = tryWriting(place);
  if (failed !== undefined) {
    return [
      {
        about: 'cases',
        state: 'bad',
        what: `${place} cannot be written: ${failed}`,
        help: 'No case can be opened there. Mend the rights, or name another folder: --cases, TOCSIN_CASES, tocsin.yaml.',
      },
    ];
  }
  const what = there ? folder : `${folder} is made when the first case opens`;
  return [
    { about: 'cases', state: 'good', what },
    ...(there ? openToOthers(folder) : []),
    ...fullDisk(place),
  ];
}

function nearest(folder: string): string {
  return existsSync(folder) || folder === dirname(folder) ? folder : nearest(dirname(folder));
}

function tryWriting(folder: string): string | undefined {
  const path = join(folder, `.tocsin-doctor-${process.pid}`);
  try {
    const fd = openSync(path, 'wx', 0o600);
    try {
      writeSync(fd, 'doctor\n');
      fdatasyncSync(fd);
    } finally {
      closeSync(fd);
      rmSync(path, { force: true });
    }
    return undefined;
  } catch (error) {
    return `${(error as NodeJS.ErrnoException).code}`;
  }
}

/** Windows keeps its rights elsewhere. */
function openToOthers(folder: string): Check[] {
  if (process.platform === 'win32' || (statSync(folder).mode & 0o022) === 0) return [];
  return [
    {
      about: 'cases',
      state: 'note',
      what: 'others of this machine can put and remove cases in that folder',
      help: `chmod go-w ${folder}`,
    },
  ];
}

function fullDisk(folder: string): Check[] {
  const { bavail, bsize } = statfsSync(folder);
  const megabytes = Math.floor((bavail * bsize) / 1024 ** 2);
  if (megabytes >= 500) return [];
  return [
    {
      about: 'cases',
      state: megabytes < 10 ? 'bad' : 'note',
      what: `${megabytes} MB are free on that disk, and evidence is copied there`,
      help: 'Make room, or keep cases on another disk.',
    },
  ];
}
