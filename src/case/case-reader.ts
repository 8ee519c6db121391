import type { Heads, Hlc, Recorded } from '../engine/event.ts';
import { type Branch, branchAt } from './branches.ts';
import { envelopeOf } from './decode-line.ts';
import type { Envelope } from './envelope.ts';
import { isEventType, lackOf } from './event-shapes.ts';
import { headsOf } from './heads.ts';
import { compareHlc, latest } from './hlc.ts';
import { type Judgement, judge, resolvePin } from './judge.ts';
import { Ledger, type LedgerLog } from './ledger.ts';
import { type LogFiles, readLogs } from './log-files.ts';
import type { Problem, Remark } from './problem.ts';
import { findClashes } from './same-events.ts';

/** A case as read: the union of its logs. */
export interface CaseReading {
  /** The case's ULID; `''` where no line is sound. */
  id: string;
  /** In case order, (hlc, w, seq). In a forked log `w` is the branch's name. Of a retried append the last copy only. */
  records: Recorded[];
  /** The hash of each record's line. */
  hashes: string[];
  logs: LogSummary[];
  /** The newest line of each log, of each branch where one is forked. */
  heads: Heads;
  problems: Problem[];
  remarks: Remark[];
}

export interface LogSummary {
  w: string;
  file: string;
  lines: number;
  head: string;
  /** Its lock exists: its writer is at work, or crashed. */
  locked: boolean;
  first: string;
  last: string;
}

/** Reads a case and goes on reading it as its logs grow. Never writes. */
export class CaseReader {
  private readonly from: LogFiles;
  readonly ledger = new Ledger();
  /** The newest clock reading in any log. */
  hlc: Hlc = [0, 0];
  judgement: Judgement;
  private readonly lines = new Map<LedgerLog, { envelope: Envelope; hash: string }[]>();
  private readonly broken = new Set<LedgerLog>();

  constructor(from: LogFiles) {
    this.from = from;
    this.judgement = judge(this.ledger);
  }

  /** Reads what is new; returns the logs that grew by sound lines, or that broke off or were mended. Throws a `CaseFileError` where a log cannot be read. */
  update(): Set<LedgerLog> {
    const grown = new Set<LedgerLog>();
    readLogs(this.from, this.ledger, (log, line, hash) => {
      const envelope = envelopeOf(line);
      const lines = this.lines.get(log) ?? [];
      if (lines.length === 0) this.lines.set(log, lines);
      lines.push({ envelope, hash });
      this.hlc = latest(this.hlc, envelope.hlc);
      grown.add(log);
    });
    for (const log of this.ledger.logs) if (this.hasTurned(log)) grown.add(log);
    return grown;
  }

  /** Whether a log ends otherwise than at the last look: in what is no line, or in a whole one. */
  private hasTurned(log: LedgerLog): boolean {
    const { fault, unfinished } = log.reader;
    const isBroken = fault !== undefined || (unfinished > 0 && !log.locked);
    if (isBroken === this.broken.has(log)) return false;
    if (isBroken) this.broken.add(log);
    else this.broken.delete(log);
    return true;
  }

  /** The case as the lines read so far make it. */
  reading(): CaseReading {
    this.judgement = judge(this.ledger);
    const branches = [...this.judgement.branches.values()].flat();
    const clashes = findClashes(this.ledger, this.from);
    const { lines, refused } = this.union(branches);
    const sorted = lines.sort((a, b) => compareRecords(a.record, b.record) || (a.hash < b.hash ? -1 : 1));
    const kept = clashes.length > 0 ? sorted : withoutRetries(sorted);
    return {
      id: this.judgement.case,
      records: kept.map(line => line.record),
      hashes: kept.map(line => line.hash),
      logs: this.ledger.logs.map(summary),
      heads: headsOf(branches),
      problems: [...this.judgement.problems, ...clashes, ...refused],
      remarks: this.judgement.remarks,
    };
  }

  /** What a writer knows who knew `known` and now has seen these heads: highest seq by log. */
  learn(known: Known, seen: NonNullable<Envelope['seen']>): Known {
    const more: Record<string, number> = { ...known };
    const raise = (name: string, seq: number) => {
      more[name] = Math.max(more[name] ?? -1, seq);
    };
    for (const [w, [seq, hash]] of Object.entries(seen)) {
      const branch = resolvePin(this.judgement.branches, { w, lines: seq + 1, hash });
      raise(branch?.name ?? w, seq);
      for (let b = branch; b?.parent; b = b.parent) raise(branchAt(b, b.from - 1).name, b.from - 1);
    }
    return more;
  }

  private union(branches: Branch[]): { lines: Line[]; refused: Problem[] } {
    const lines: Line[] = [];
    const refused: Problem[] = [];
    const knownAt = new Map<Branch, Known[]>();
    for (const branch of branches) {
      const { parent } = branch;
      let known: Known = parent ? withAncestors(knownAt.get(parent)?.at(-1) ?? {}, branch) : {};
      const series: Known[] = [];
      knownAt.set(branch, series);
      for (const { envelope, hash } of this.lines.get(branch.log)?.slice(branch.from, branch.to) ?? []) {
        known = envelope.seen ? this.learn(known, envelope.seen) : known;
        series.push(known);
        const { draft, id, ts, mono, hlc, actor, seq } = envelope;
        const record = { ...draft, w: branch.name, seq, id, ts, mono, hlc, actor, known } as Recorded;
        const problem = problemWith(branch.log.file, envelope);
        if (problem) refused.push(problem);
        else lines.push({ record, hash });
      }
    }
    return { lines, refused };
  }
}

export type Known = Readonly<Record<string, number>>;

interface Line {
  record: Recorded;
  hash: string;
}

/** A branch's writer knows all that stood before the fork. */
function withAncestors(known: Known, branch: Branch): Known {
  const parent = branch.parent as Branch;
  return { ...known, [parent.name]: branch.from - 1 };
}

/** Of events under one id (a retried append) the last copy counts; whoever had seen an earlier one has seen it. */
function withoutRetries(lines: Line[]): Line[] {
  const last = new Map<string, Recorded>();
  for (const { record } of lines) last.set(record.id, record);
  if (last.size === lines.length) return lines;
  const kept = lines.filter(line => last.get(line.record.id) === line.record);
  const dropped = lines.map(line => line.record).filter(record => last.get(record.id) !== record);
  for (const copy of dropped) {
    const { w, seq } = last.get(copy.id) as Recorded;
    for (const { record } of kept) {
      const sawIt = record.w === copy.w ? record.seq > copy.seq : (record.known[copy.w] ?? -1) >= copy.seq;
      if (!sawIt || record.w === w || (record.known[w] ?? -1) >= seq) continue;
      record.known = { ...record.known, [w]: seq };
    }
  }
  return kept;
}

function compareRecords(a: Recorded, b: Recorded): number {
  return compareHlc(a.hlc, b.hlc) || (a.w < b.w ? -1 : a.w > b.w ? 1 : a.seq - b.seq);
}

/** A line of a sound chain can still be none that can be taken in. */
function problemWith(file: string, { draft, seq, ts }: Envelope): Problem | undefined {
  const line = seq + 1;
  if (!isEventType(draft.type)) {
    const what = `it records an event that this version of Tocsin does not know (${draft.type}): a newer version wrote it`;
    return { file, line, what, kind: 'newer' };
  }
  const lack = Number.isNaN(Date.parse(ts)) ? 'an entry of no time' : lackOf(draft);
  return lack === undefined ? undefined : { file, line, what: `it is ${lack}, and left out`, kind: 'damage' };
}

function summary({ file, reader, locked }: LedgerLog): LogSummary {
  const { w, lines, head, first, last } = reader;
  return { w, file, lines, head: lines > 0 ? head : '', locked, first, last };
}
