import type { LedgerLog } from './ledger.ts';

/**
 * A stretch of a writer's log that every copy agrees on. A sound case has one a log, named as the writer, however many copies lie there.
 * Where two copies hold different lines under one number the log is forked: each branch is named `writer!` and the first eight hex digits
 * of its first line's hash, so that the names do not depend on files or on the order of reading.
 */
export interface Branch {
  name: string;
  w: string;
  /** The copy it is read from, and its lines: from `from`, up to and without `to`. */
  log: LedgerLog;
  from: number;
  to: number;
  parent: Branch | undefined;
}

/** The branches of logs of one writer, the trunk first; empty where no log has a sound line. */
export function findBranches(copies: LedgerLog[]): Branch[] {
  const whole = copies.filter(log => log.reader.lines > 0);
  return whole.length === 0 ? [] : split(whole, 0, whole[0]?.reader.w as string, undefined);
}

/** The branch, itself or one it grew from, that holds a line. */
export function branchAt(branch: Branch, seq: number): Branch {
  return seq < branch.from && branch.parent ? branchAt(branch.parent, seq) : branch;
}

function split(copies: LedgerLog[], from: number, name: string, parent: Branch | undefined): Branch[] {
  const longest = copies.reduce((a, b) => (b.reader.lines > a.reader.lines ? b : a));
  const to = firstDifference(copies, from, longest);
  const trunk: Branch = { name, w: longest.reader.w, log: longest, from, to, parent };
  const onward = copies.filter(log => log.reader.lines > to);
  const hashes = [...new Set(onward.map(log => log.hashes.at(to)))].sort();
  const stem = to > from ? trunk : parent;
  const branches = hashes.flatMap(hash => {
    const agreeing = onward.filter(log => log.hashes.at(to) === hash);
    return split(agreeing, to, `${trunk.w}!${hash.slice(0, 8)}`, stem);
  });
  return to > from ? [trunk, ...branches] : branches;
}

function firstDifference(copies: LedgerLog[], from: number, longest: LedgerLog): number {
  for (let seq = from; seq < longest.reader.lines && copies.length > 1; seq++) {
    const hash = longest.hashes.at(seq);
    if (copies.some(log => log.reader.lines > seq && log.hashes.at(seq) !== hash)) return seq;
  }
  return longest.reader.lines;
}
