import type { Draft, Events, EventType } from '../engine/event.ts';
import { HashColumn, NumberColumn } from './column.ts';
import type { Line } from './decode-line.ts';
import { IdIndex } from './id-index.ts';
import { LogReader, type OnLine, type Source } from './read-log.ts';

/** One log file as read: its reader, and of each sound line what other logs can be checked against. */
export interface LedgerLog {
  /** Relative to the case: `log/dana@soc-7~k3f9q.jsonl`. */
  file: string;
  reader: LogReader;
  /** Its lock exists: someone may be writing. */
  locked: boolean;
  hashes: HashColumn;
  ms: NumberColumn;
  counters: NumberColumn;
  /** The type of its first line. */
  begins: string;
  /** 1-based lines of further `case.opened` or `case.joined` events, which stand first only. */
  misplaced: number[];
}

/** A statement that another log has a line with a hash; `lines` counts up to and with that line, 0 is the log's root. */
export interface Pin {
  log: number;
  seq: number;
  w: string;
  lines: number;
  hash: string;
  /** Part of `seen`: its clock must be before the pinning line's. */
  seen: boolean;
}

/**
 * What a case's logs say of themselves and of each other, gathered line by line in bounded memory (about 120 bytes a line).
 * `judge` makes problems of it.
 */
export class Ledger {
  readonly logs: LedgerLog[] = [];
  /** Events with the id of an earlier one, as places `log * 2 ** 32 + seq`. */
  readonly suspects: [number, number][] = [];
  /** Pins made in `data`: the opening, heads at a closing, closed logs. */
  readonly statements: Pin[] = [];
  readonly closed: { w: string; lines: number }[] = [];
  readonly found: { file: string; line: number }[] = [];
  readonly files: { sha256: string; file: string; line: number }[] = [];
  opening: { file: string; data: Events['case.opened'] } | undefined;
  private readonly ids = new IdIndex();
  private readonly buffer = Buffer.allocUnsafe(64 * 1024);
  private readonly writers: string[] = [];
  private readonly writerIndex = new Map<string, number>();
  private readonly pinLog = new NumberColumn();
  private readonly pinSeq = new NumberColumn();
  private readonly pinWriter = new NumberColumn();
  private readonly pinLines = new NumberColumn();
  private readonly pinHash = new HashColumn();

  addLog(file: string): LedgerLog {
    const log: LedgerLog = {
      file,
      reader: new LogReader(),
      locked: false,
      hashes: new HashColumn(),
      ms: new NumberColumn(),
      counters: new NumberColumn(),
      begins: '',
      misplaced: [],
    };
    this.logs.push(log);
    return log;
  }

  /** Reads what is new in a log; `onLine` sees each line after the ledger has. */
  read(log: LedgerLog, source: Source, onLine?: OnLine): void {
    const index = this.logs.indexOf(log);
    log.reader.read(source, this.buffer, (line, hash) => {
      this.add(log, index, line, hash);
      onLine?.(line, hash);
    });
  }

  get pinCount(): number {
    return this.pinLog.length;
  }

  pin(i: number): Pin {
    return {
      log: this.pinLog.at(i),
      seq: this.pinSeq.at(i),
      w: this.writers[this.pinWriter.at(i)] as string,
      lines: this.pinLines.at(i),
      hash: this.pinHash.at(i),
      seen: true,
    };
  }

  private add(log: LedgerLog, index: number, line: Line, hash: string): void {
    log.hashes.push(hash);
    log.ms.push(line.ms);
    log.counters.push(line.counter);
    const place = index * 2 ** 32 + line.seq;
    const same = this.ids.add(line.id, place);
    if (same >= 0) this.suspects.push([same, place]);
    if (line.seen !== undefined) this.addSeen(index, line.seq, line.seen);
    if (line.seq === 0) log.begins = line.type;
    else if (line.type === 'case.opened' || line.type === 'case.joined') log.misplaced.push(line.seq + 1);
    this.addStatement(log, index, line);
  }

  private addSeen(index: number, seq: number, seen: string): void {
    for (const [w, [last, hash]] of Object.entries(JSON.parse(seen) as Record<string, [number, string]>)) {
      this.pinLog.push(index);
      this.pinSeq.push(seq);
      this.pinWriter.push(this.intern(w));
      this.pinLines.push(last + 1);
      this.pinHash.push(hash);
    }
  }

  /** Takes in the few events that speak of other logs or of files. What they hold may be anything. */
  private addStatement(log: LedgerLog, index: number, line: Line): void {
    if (!speaking.has(line.type)) return;
    const { type, data } = { type: line.type, data: JSON.parse(line.data) } as Draft;
    const state = (w: unknown, lines: unknown, hash: unknown) => {
      this.statements.push({
        log: index,
        seq: line.seq,
        w: String(w),
        lines: Number(lines),
        hash: String(hash),
        seen: false,
      });
    };
    if (type === 'case.opened') this.opening ??= { file: log.file, data };
    else if (type === 'case.joined') state(data.opened?.w, 1, data.opened?.hash);
    else if (type === 'case.closed') {
      for (const [w, head] of Object.entries(data.heads ?? {})) state(w, Number(head?.[0]) + 1, head?.[1]);
    } else if (type === 'log.closed') {
      state(data.log, data.lines, data.hash);
      this.closed.push({ w: String(data.log), lines: Number(data.lines) });
    } else if (type === 'damage.found') {
      this.found.push({ file: String(data.file), line: Number(data.line) });
    } else if (type === 'evidence.added' && data.sha256 !== undefined) {
      this.files.push({ sha256: String(data.sha256), file: log.file, line: line.seq + 1 });
    }
  }

  private intern(w: string): number {
    const index = this.writerIndex.get(w) ?? this.writers.push(w) - 1;
    this.writerIndex.set(w, index);
    return index;
  }
}

const speaking = new Set<string>([
  'case.opened',
  'case.joined',
  'case.closed',
  'log.closed',
  'damage.found',
  'evidence.added',
] satisfies EventType[]);
