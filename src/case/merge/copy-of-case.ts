import { CaseFileError } from '../../errors.ts';
import { readCaseFile } from '../case-file.ts';
import type { CaseReading } from '../case-reader.ts';
import type { Disk } from '../disk.ts';
import type { Ledger } from '../ledger.ts';
import { readLogsOf } from '../read-case.ts';

/** A copy of a case as a merge reads it. */
export interface Copy {
  dir: string;
  /** What its `case.json` says, where no log tells. `''` where nothing does. */
  id: string;
  ledger: Ledger;
  reading: CaseReading;
}

/** Reads a copy whole. Throws a `CaseFileError` where it cannot be read, or where a newer version of Tocsin wrote it. */
export function openCopy(dir: string, disk: Disk): Copy {
  const { reader, reading } = readLogsOf(dir, disk, 'merge');
  return { dir, id: reading.id || (readCaseFile(disk, dir)?.case ?? ''), ledger: reader.ledger, reading };
}

/** Throws a `CaseFileError` that names two copies that are not of one case, or one that does not tell. The target, first, may be empty. */
export function agreeOnCase([target, ...from]: readonly [Copy, ...Copy[]]): void {
  const mute = from.find(copy => copy.id === '');
  if (mute) {
    throw new CaseFileError(
      `${mute.dir} does not tell which case it is a copy of: no line of its logs is sound`,
      'Leave it out; `tocsin verify` says what is wrong with it.',
    );
  }
  const [first, ...others] = target.id === '' ? from : [target, ...from];
  const other = others.find(copy => copy.id !== first?.id);
  if (first && other) {
    throw new CaseFileError(
      `${first.dir} and ${other.dir} are different cases (${first.id} and ${other.id}): only copies of one case can be merged`,
      '`tocsin cases --all` lists the cases.',
    );
  }
  const openings = [target, ...from].flatMap(({ dir, ledger }) => {
    const log = ledger.logs.find(({ begins }) => begins === 'case.opened');
    return log ? [{ dir, hash: log.hashes.at(0) }] : [];
  });
  const stranger = openings.find(opening => opening.hash !== openings[0]?.hash);
  if (stranger) {
    throw new CaseFileError(
      `${openings[0]?.dir} and ${stranger.dir} have one id and were opened differently: one of them was changed`,
      'Hold both against a head that was kept elsewhere: tocsin verify --head HEAD.',
    );
  }
}
