import type { Events } from '../engine/event.ts';
import { HashColumn, NumberColumn } from './column.ts';
import { IdIndex } from './id-index.ts';
import { LogReader, type OnLine, type Source } from './read-log.ts';
import { LineScanner } from './scan-line.ts';

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
  readonly files: { sha256: string; size: number; file: string; line: number }[] = [];
  opening: { file: string; data: Events['case.opened'] } | undefined;
  private readonly ids = new IdIndex();
  private readonly scanner = new LineScanner();
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
      reader: new LogReader(this.scanner),
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
    log.reader.read(source, this.buffer, (line, bytes) => {
      this.add(log, index, line, bytes);
      onLine?.(line, bytes);
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

  private add(log: LedgerLog, index: number, line: LineScanner, bytes: Buffer): void {
    log.hashes.push(bytes, line.hashAt);
    log.ms.push(line.ms);
    log.counters.push(line.counter);
    const place = index * 2 ** 32 + line.seq;
    const same = this.ids.add(bytes, line.idAt, place);
    if (same >= 0) this.suspects.push([same, place]);
    if (line.seenAt) this.addSeen(index, line, bytes);
    if (line.seq === 0 || speaking.includes(bytes[line.typeAt] as number))
      this.addStatement(log, index, line, bytes);
  }

  private addSeen(index: number, line: LineScanner, bytes: Buffer): void {
    const seen = JSON.parse(bytes.toString('utf8', line.seenAt, line.seenEnd)) as Record<
      string,
      [number, string]
    >;
    for (const [w, head] of Object.entries(seen)) {
      const hash = Buffer.alloc(64, String(head?.[1]), 'latin1');
      this.pinLog.push(index);
      this.pinSeq.push(line.seq);
      this.pinWriter.push(this.intern(w));
      this.pinLines.push(Number(head?.[0]) + 1);
      this.pinHash.push(hash, 0);
    }
  }

  /** Takes in the few events that speak of other logs or of files. */
  private addStatement(log: LedgerLog, index: number, line: LineScanner, bytes: Buffer): void {
    const type = bytes.toString('latin1', line.typeAt, line.typeEnd);
    if (line.seq === 0) log.begins = type;
    else if (type === 'case.opened' || type === 'case.joined') log.misplaced.push(line.seq + 1);
    if (!statements.has(type)) return;
    const data = JSON.parse(bytes.toString('utf8', line.dataAt, line.dataEnd));
    const state = (w: unknown, lines: unknown, hash: unknown) =>
      this.statements.push({
        log: index,
        seq: line.seq,
        w: String(w),
        lines: Number(lines),
        hash: String(hash),
        seen: false,
      });
    if (type === 'case.opened') this.opening ??= { file: log.file, data };
    else if (type === 'case.joined') state(data.opened?.w, 1, data.opened?.hash);
    else if (type === 'log.closed') {
      state(data.log, data.lines, data.hash);
      this.closed.push({ w: String(data.log), lines: Number(data.lines) });
    } else if (type === 'case.closed') {
      for (const [w, head] of Object.entries((data.heads ?? {}) as Record<string, [number, string]>)) {
        state(w, Number(head?.[0]) + 1, head?.[1]);
      }
    } else if (type === 'damage.found') this.found.push({ file: String(data.file), line: Number(data.line) });
    else if (data.sha256 !== undefined) {
      this.files.push({
        sha256: String(data.sha256),
        size: Number(data.size),
        file: log.file,
        line: line.seq + 1,
      });
    }
  }

  private intern(w: string): number {
    const index = this.writerIndex.get(w) ?? this.writers.push(w) - 1;
    this.writerIndex.set(w, index);
    return index;
  }
}

const statements = new Set([
  'case.opened',
  'case.joined',
  'case.closed',
  'log.closed',
  'damage.found',
  'evidence.added',
]);
const speaking = Array.from('clde', letter => letter.charCodeAt(0));
