import type { Recorded } from '../engine/event.ts';
import { CaseFileError } from '../errors.ts';
import type { CaseReading } from './case-reader.ts';
import { logRoot } from './envelope.ts';
import type { Ledger } from './ledger.ts';
import type { Problem } from './problem.ts';

export interface Reusable {
  w: string;
  at: { lines: number; head: string; size: number };
  known: Recorded['known'];
}

/**
 * This person's own logs from earlier sessions that were closed cleanly, in this very folder (by path and inode: a copied folder
 * starts a new log), with nothing about them in doubt; the last by name first.
 */
export function* reusableLogs(
  reading: CaseReading,
  ledger: Ledger,
  base: string,
  folder: { path: string; inode: number },
): Generator<Reusable> {
  for (const { file, reader, locked } of [...ledger.logs].reverse()) {
    const { w, lines, head, size } = reader;
    if (locked || lines === 0 || reader.fault || reader.unfinished > 0) continue;
    if (file !== `log/${w}.jsonl` || w.split('~')[0] !== base) continue;
    if (ledger.logs.some(other => other.file !== file && other.reader.w === w)) continue;
    if (
      ledger.closed.some(closed => closed.w === w) ||
      reading.problems.some(problem => problem.file === file)
    )
      continue;
    const own = reading.records.filter(record => record.w === w);
    const started = own.findLast(record => record.type === 'session.started');
    const last = own.at(-1);
    if (started?.type !== 'session.started' || last?.type !== 'session.ended' || last.seq !== lines - 1)
      continue;
    if (started.data.dir === folder.path && started.data.inode === folder.inode)
      yield { w, at: { lines, head, size }, known: last.known };
  }
}

/** Event 0, as every other log's first line names it. Throws a `CaseFileError` where nothing here tells its hash. */
export function findOpening(ledger: Ledger): { w: string; hash: string } {
  const first = ledger.logs.find(log => log.begins === 'case.opened');
  if (first) return { w: first.reader.w, hash: first.hashes.at(0) };
  const named = ledger.statements.find(pin => pin.lines === 1 && pin.seq === 0);
  if (named) return { w: named.w, hash: named.hash };
  throw new CaseFileError(
    'no line of this case is sound, so that nothing can be added to it',
    'Look at it with `tocsin verify`.',
  );
}

/** Damage that no log has recorded as found. */
export function unrecordedDamage(reading: CaseReading, ledger: Ledger): Problem[] {
  return reading.problems.filter(({ kind, file, line }) => {
    if (kind !== 'damage' && kind !== 'clash') return false;
    return !ledger.found.some(found => found.file === file && found.line === line);
  });
}

/** Torn tails, for a `log.closed` each, so that they are accounted for. */
export function unrecordedTornTails(
  reading: CaseReading,
  ledger: Ledger,
): { w: string; lines: number; hash: string; why: string }[] {
  return reading.problems
    .filter(problem => problem.kind === 'torn-tail')
    .flatMap(({ file }) => {
      const reader = ledger.logs.find(log => log.file === file)?.reader;
      if (!reader) return [];
      const { lines } = reader;
      const w = lines > 0 ? reader.w : file.replace(/^log\/|\.jsonl$/g, '');
      return [
        {
          w,
          lines,
          hash: lines > 0 ? reader.head : logRoot(reading.id, w),
          why: 'its last line is not whole',
        },
      ];
    });
}
