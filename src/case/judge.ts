import { type Branch, findBranches } from './branches.ts';
import { logRoot } from './envelope.ts';
import { newerVersion } from './explain-line.ts';
import { compareHlc } from './hlc.ts';
import type { Ledger, LedgerLog, Pin } from './ledger.ts';
import type { Problem, Remark } from './problem.ts';

export interface Judgement {
  /** The case's ULID, `''` where no line is sound. */
  case: string;
  problems: Problem[];
  remarks: Remark[];
  /** By writer. */
  branches: Map<string, Branch[]>;
}

/** Weighs what the logs say of themselves and of each other. Events under one id are the caller's to compare (`ledger.suspects`). */
export function judge(ledger: Ledger): Judgement {
  const judgement: Judgement = { case: caseOf(ledger), problems: [], remarks: [], branches: new Map() };
  const own = ledger.logs.filter(log => log.reader.lines > 0 && log.reader.case === judgement.case);
  for (const log of own) judgement.branches.set(log.reader.w, []);
  for (const w of judgement.branches.keys()) {
    judgement.branches.set(w, findBranches(own.filter(log => log.reader.w === w)));
  }
  const beyond = judgePins(ledger, judgement);
  for (const log of ledger.logs) judgeLog(ledger, log, beyond, judgement);
  judgeForks(judgement);
  judgeOpening(ledger, judgement);
  return judgement;
}

/** The branch that a pin's line lies in; nothing where no log has that line with that hash. */
export function resolvePin(
  branches: Map<string, Branch[]>,
  pin: Pick<Pin, 'w' | 'lines' | 'hash'>,
): Branch | undefined {
  return branches.get(writerOf(pin.w))?.find(branch => {
    const seq = pin.lines - 1;
    return seq >= branch.from && seq < branch.to && branch.log.hashes.at(seq) === pin.hash;
  });
}

/** The case that the log with the opening belongs to, or else the first sound line. */
function caseOf(ledger: Ledger): string {
  const opening = ledger.logs.find(log => log.begins === 'case.opened');
  return (opening ?? ledger.logs.find(log => log.reader.lines > 0))?.reader.case ?? '';
}

/** Checks every pin; returns, by writer, the most lines that a pin names beyond what its logs hold. */
function judgePins(ledger: Ledger, judgement: Judgement): Map<string, number> {
  const beyond = new Map<string, number>();
  const namedBy = new Map<string, Pin>();
  const check = (pin: Pin): void => {
    const w = writerOf(pin.w);
    const held = judgement.branches.get(w);
    const from = ledger.logs[pin.log] as LedgerLog;
    const say = (what: string): void => {
      judgement.problems.push({ file: from.file, line: pin.seq + 1, what, kind: 'damage' });
    };
    if (!Number.isSafeInteger(pin.lines)) return say(`what it names of ${pin.w} is no line`);
    if (pin.lines === 0) {
      if (pin.hash !== logRoot(judgement.case, w)) say(`it names a root of ${pin.w} that is not its root`);
      return;
    }
    const branch = resolvePin(judgement.branches, pin);
    if (branch) {
      if (pin.seen && !isAfter(from, pin.seq, branch.log, pin.lines - 1)) {
        say(`its clock (hlc) is not after that of line ${pin.lines} of ${pin.w}, which it had seen`);
      }
    } else if (!held?.some(b => b.to >= pin.lines)) {
      if (pin.lines <= (beyond.get(w) ?? 0)) return;
      beyond.set(w, pin.lines);
      namedBy.set(w, pin);
    } else say(`it names line ${pin.lines} of ${pin.w} with a hash that this line does not have`);
  };
  for (let i = 0; i < ledger.pinCount; i++) check(ledger.pin(i));
  for (const pin of ledger.statements) check(pin);
  for (const [w, pin] of namedBy) judgement.problems.push(absence(ledger, judgement, w, pin));
  return beyond;
}

function absence(ledger: Ledger, judgement: Judgement, w: string, pin: Pin): Problem {
  const by = `${(ledger.logs[pin.log] as LedgerLog).file}:${pin.seq + 1}`;
  const log = judgement.branches.get(w)?.at(-1)?.log;
  if (!log) {
    const what = `this log is missing: ${by} names its first ${pin.lines} lines; copy it here from where ${w} works`;
    return { file: `log/${w}.jsonl`, line: 0, what, kind: 'missing' };
  }
  const line = log.reader.lines + 1;
  return {
    file: log.file,
    line,
    what: `lines ${line} to ${pin.lines} are gone: ${by} names them`,
    kind: 'damage',
  };
}

function judgeLog(ledger: Ledger, log: LedgerLog, beyond: Map<string, number>, judgement: Judgement): void {
  const { reader, file } = log;
  const w = reader.lines > 0 ? reader.w : file.replace(/^log\/|\.jsonl$/g, '');
  const add = (line: number, what: string, kind: Problem['kind']) =>
    judgement.problems.push({ file, line, what, kind });
  const remark = (line: number, what: string) => judgement.remarks.push({ file, line, what });
  if (reader.lines > 0 && reader.case !== judgement.case)
    add(1, `it belongs to another case (${reader.case})`, 'damage');
  for (const line of log.misplaced)
    add(line, 'a case is opened or joined only in the first line of a log', 'damage');
  const line = reader.lines + 1;
  const named = (beyond.get(w) ?? 0) > reader.lines;
  const accounted = ledger.closed.some(closed => closed.w === w && closed.lines <= reader.lines);
  if (reader.fault?.newer) add(line, reader.fault.what, 'newer');
  else if (reader.fault && (!reader.fault.final || named)) {
    add(line, `${reader.fault.what}; the log is shown up to the line before`, 'damage');
  } else if (reader.fault || reader.unfinished > 0) {
    const what = reader.fault?.what ?? 'the last line is not finished';
    if (named) return;
    if (accounted) remark(line, `${what}; a later log records that this one ended before it`);
    else if (log.locked && !reader.fault)
      remark(line, `${what}: its lock exists, so it may be being written`);
    else
      add(
        line,
        `${what}: a write that was never acknowledged, or a cut; all before it is sound`,
        'torn-tail',
      );
  } else if (reader.lines === 0) remark(0, 'the log is empty');
}

function judgeForks(judgement: Judgement): void {
  for (const [w, branches] of judgement.branches) {
    for (const branch of branches) {
      if (branch.name === w) continue;
      const what = `the log of ${w} is forked: other copies hold another line ${branch.from + 1}; both are kept (this is ${branch.name})`;
      judgement.problems.push({ file: branch.log.file, line: branch.from + 1, what, kind: 'fork' });
    }
  }
}

function judgeOpening(ledger: Ledger, judgement: Judgement): void {
  const { problems } = judgement;
  const openers = new Set<string>();
  for (const log of ledger.logs) {
    if (log.begins === 'case.opened') openers.add(log.reader.w);
    else if (log.begins !== '' && log.begins !== 'case.joined') {
      problems.push({
        file: log.file,
        line: 1,
        what: 'a log begins with case.opened or case.joined',
        kind: 'damage',
      });
    }
  }
  const format: unknown = ledger.opening?.data.format;
  if (ledger.opening && format !== 1) {
    problems.push({ file: ledger.opening.file, line: 1, what: newerVersion(String(format)), kind: 'newer' });
  }
  if (openers.size > 1) {
    const what = `the case is opened more than once: by ${[...openers].sort().join(' and ')}`;
    problems.push({ file: ledger.opening?.file ?? 'log', line: 1, what, kind: 'damage' });
  }
  const named = problems.some(
    problem => problem.kind === 'missing' || problem.kind === 'newer' || problem.line === 1,
  );
  if (openers.size === 0 && !named)
    problems.push({ file: 'log', line: 0, what: 'no log opens the case', kind: 'missing' });
}

function isAfter(log: LedgerLog, seq: number, other: LedgerLog, otherSeq: number): boolean {
  return (
    compareHlc([log.ms.at(seq), log.counters.at(seq)], [other.ms.at(otherSeq), other.counters.at(otherSeq)]) >
    0
  );
}

/** A branch's name without its branch. */
function writerOf(name: string): string {
  return name.split('!', 1)[0] as string;
}
