import { type ExitCode, exit } from '../errors.ts';
import type { Branch } from './branches.ts';
import { checkFiles } from './check-files.ts';
import { type Disk, realDisk } from './disk.ts';
import { findHead, formatHead, parseHead } from './heads.ts';
import { type Judgement, judge, resolvePin } from './judge.ts';
import { Ledger } from './ledger.ts';
import { type LogFiles, logBuffers, logFiles, readLogs } from './log-files.ts';
import type { Problem, Remark } from './problem.ts';
import { findClashes } from './same-events.ts';

/** What `tocsin verify` says; `--json` prints it but for `exit`. */
export interface Verification {
  version: 1;
  case: string;
  /** Nothing found: no damage, cut, fork, clash or missing log, file or text. */
  intact: boolean;
  /** At least one head was given, and every one given is there. */
  anchored: boolean;
  logs: VerifiedLog[];
  problems: Problem[];
  remarks: Remark[];
  /** Sentences: what this verification says nothing about. */
  notCovered: string[];
  /** 0 intact and anchored; 1 not intact or a head not matched; 3 nothing to hold it against, or nothing but a newer version's lines. */
  exit: ExitCode;
}

export interface VerifiedLog {
  writer: string;
  file: string;
  lines: number;
  /** The newest line's hash, and its short form. */
  head: string;
  short: string;
  /** Time of the first and the newest line, as their machine claims; of an exercise, its story's. */
  first: string;
  last: string;
}

/** Verifies a case's logs, its evidence files and its playbook texts, in bounded memory. Throws a `CaseFileError` where it cannot read. */
export function verifyCase(dir: string, heads: string[] = [], disk: Disk = realDisk): Verification {
  return verify(logFiles(disk, dir), heads, ledger => checkFiles(disk, dir, ledger));
}

/** Verifies logs alone, by their path in the case. */
export function verifyBytes(logs: Record<string, Buffer>, heads: string[] = []): Verification {
  return verify(logBuffers(logs), heads, () => ({ problems: [], remarks: [] }));
}

function verify(
  from: LogFiles,
  heads: string[],
  others: (ledger: Ledger) => { problems: Problem[]; remarks: Remark[] },
): Verification {
  const given = heads.map(parseHead);
  const ledger = new Ledger();
  readLogs(from, ledger);
  const judgement = judge(ledger);
  const files = others(ledger);
  const problems = [...judgement.problems, ...findClashes(ledger, from), ...files.problems];
  const branches = [...judgement.branches.values()].flat();
  const matched = given.map(head => findHead(head, branches));
  for (const [i, head] of given.entries()) {
    if (!matched[i])
      problems.push({ file: 'log', line: 0, what: `no line has the head ${head.text}`, kind: 'head' });
  }
  if (ledger.logs.length === 0) {
    problems.push({ file: 'log', line: 0, what: 'no log is left: the record is gone', kind: 'missing' });
  }
  problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  const intact = problems.every(problem => problem.kind === 'head');
  const anchored = given.length > 0 && matched.every(head => head !== undefined);
  const found = matched.filter(head => head !== undefined);
  return {
    version: 1,
    case: judgement.case,
    intact,
    anchored,
    logs: ledger.logs.map(summary),
    problems,
    remarks: [...judgement.remarks, ...files.remarks],
    notCovered: uncovered(ledger, judgement, branches, found),
    exit: problems.some(problem => problem.kind !== 'newer')
      ? exit.no
      : intact && anchored
        ? exit.done
        : exit.unable,
  };
}

function summary({ file, reader }: Ledger['logs'][number]): VerifiedLog {
  const head = reader.lines > 0 ? reader.head : '';
  const short = head && formatHead(head, reader.lines);
  return { writer: reader.w, file, lines: reader.lines, head, short, first: reader.first, last: reader.last };
}

function uncovered(
  ledger: Ledger,
  judgement: Judgement,
  branches: Branch[],
  found: { branch: Branch; seq: number }[],
): string[] {
  if (found.length === 0) {
    return [
      'No head was held against the logs: whoever can write the files could have recomputed every hash.',
    ];
  }
  const covered = cover(ledger, judgement, branches, found);
  const open = branches.flatMap(branch => {
    const from = Math.max(branch.from, covered.get(branch) ?? 0);
    return from < branch.to
      ? [`${branch.log.file}, lines ${from + 1} to ${branch.to}: newer than what the given heads cover.`]
      : [];
  });
  return [...open, 'Lines that a writer has recorded elsewhere and that were never copied here.'];
}

/** How many lines of each branch the heads cover: what stands before them, and what those lines had seen of other logs. */
function cover(
  ledger: Ledger,
  judgement: Judgement,
  branches: Branch[],
  found: { branch: Branch; seq: number }[],
) {
  const covered = new Map<Branch, number>();
  let changed = false;
  const raise = (branch: Branch | undefined, lines: number): void => {
    if (!branch || lines <= (covered.get(branch) ?? 0)) return;
    covered.set(branch, lines);
    changed = true;
    raise(branch.parent, branch.from);
  };
  for (const { branch, seq } of found) raise(branch, seq + 1);
  while (changed) {
    changed = false;
    for (let i = 0; i < ledger.pinCount; i++) {
      const pin = ledger.pin(i);
      const log = ledger.logs[pin.log];
      const by = branches.find(branch => branch.log === log && pin.seq >= branch.from && pin.seq < branch.to);
      if (by && pin.seq < (covered.get(by) ?? 0)) raise(resolvePin(judgement.branches, pin), pin.lines);
    }
  }
  return covered;
}
