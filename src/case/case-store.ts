import { join } from 'node:path';
import { monotonicFactory } from 'ulid';
import type { Actor, Draft, Heads, Hlc, Recorded } from '../engine/event.ts';
import { CaseFileError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { CaseReader, CaseReading, Known } from './case-reader.ts';
import { decodeLine } from './decode-line.ts';
import type { Disk } from './disk.ts';
import { reason } from './disk-error.ts';
import { removeDraft, writeDraft } from './draft-note.ts';
import { encodeLine } from './encode-line.ts';
import { type Envelope, logRoot } from './envelope.ts';
import { type Attached, attach } from './evidence.ts';
import { leavesOf } from './heads.ts';
import { latest, tick } from './hlc.ts';
import { lockOf } from './log-files.ts';
import { LogWriter } from './log-writer.ts';
import { findOpening, reusableLog, unrecordedDamage, unrecordedTornTails } from './prepare-log.ts';
import type { Problem } from './problem.ts';
import { LineScanner } from './scan-line.ts';
import { openRegular } from './whole-file.ts';
import { writerBase, writerName } from './writer-name.ts';

export interface StoreOptions {
  disk: Disk;
  io: Pick<Io, 'clock' | 'random' | 'host'>;
  actor: Actor;
  /** Name and version of the program, for `session.started`. */
  tool: string;
  /** The person has seen the damage and goes on: a new log records it. */
  acceptDamage?: boolean;
}

/**
 * The only writer of a case. It reads the union of the logs and appends to one log of its own, which it opens at the first `append` or
 * at `begin`, so that a command that is refused leaves no trace.
 *
 * What `append`, `begin`, `take` and `end` return is everything that came to the record by them, automatic events included: reducing
 * all of it gives the state that a replay gives.
 */
export class CaseStore {
  readonly dir: string;
  readonly id: string;
  readonly name: string;
  /** The case as it was when it was opened. */
  readonly records: Recorded[];
  /** Entries that could not be recorded. `retry`, or appending the same drafts again, writes them under the same ids. */
  unrecorded: Draft[] = [];
  private readonly options: StoreOptions;
  private readonly reader: CaseReader;
  private reading: CaseReading;
  private readonly delivered: Set<string>;
  private readonly newId: (now: number) => string;
  private readonly ids = new WeakMap<Draft, string>();
  private readonly scanner = new LineScanner();
  private readonly draftName: string;
  private log: LogWriter | undefined;
  /** Automatic events that the log begins with and that are not written yet. */
  private preamble: Draft[] = [];
  private poisoned: { log: LogWriter; why: string }[] = [];
  private known: Known = {};
  private hlc: Hlc;
  /** Event 0 while it is not on the record. */
  private unopened: Draft | undefined;
  private opened: { w: string; hash: string } | undefined;
  private ended = false;

  /** For `openCase` and `createCase`; `unopened` is event 0 of a case that is being made. */
  constructor(
    dir: string,
    name: string,
    id: string,
    reader: CaseReader,
    reading: CaseReading,
    options: StoreOptions,
    unopened?: Draft,
  ) {
    this.dir = dir;
    this.id = id;
    this.name = name;
    this.options = options;
    this.reader = reader;
    this.reading = reading;
    this.records = reading.records;
    this.delivered = new Set(reading.hashes);
    this.hlc = reader.hlc;
    this.newId = monotonicFactory(options.io.random);
    this.draftName = writerName(options.actor.name, options.io.host, options.io.random);
    this.unopened = unopened;
  }

  /** The name of the log that this store appends to; nothing before it has begun. */
  get w(): string | undefined {
    return this.log?.w;
  }

  /** What is wrong with the case, as last read. */
  get problems(): Problem[] {
    return this.reading.problems;
  }

  /** Opens a log and records the session's start, unless that is done. Throws a `CaseFileError` where the case cannot be written. */
  begin(): Recorded[] {
    return this.log && this.preamble.length === 0 ? [] : this.append([]);
  }

  /**
   * Records events, durably before it returns. A write that fails is tried once more in a new log, under the same ids. Throws a
   * `CaseFileError` where that fails too: then the drafts are not recorded and stand in `unrecorded`.
   */
  append(drafts: Draft[]): Recorded[] {
    if (this.ended) throw new Error('the store has ended');
    let failure: unknown;
    for (let attempt = 0; attempt < 2; attempt++) {
      try {
        const written = this.write(drafts);
        this.unrecorded = this.unrecorded.filter(draft => !drafts.includes(draft));
        return written;
      } catch (error) {
        if (!(error instanceof WriteFailure)) throw error;
        failure = error;
        if (this.unopened) break;
      }
    }
    this.unrecorded.push(...drafts.filter(draft => !this.unrecorded.includes(draft)));
    throw this.notRecorded(drafts.length, failure);
  }

  /** Records what `unrecorded` holds. Throws as `append` does. */
  retry(): Recorded[] {
    return this.append([...this.unrecorded]);
  }

  /** Other writers' new records, in case order; also those of this person's other sessions. */
  take(): Recorded[] {
    const grown = [...this.reader.update()].filter(log => log.reader.w !== this.w);
    if (grown.length === 0) return [];
    this.reading = this.reader.reading();
    this.hlc = latest(this.hlc, this.reader.hlc);
    const { records, hashes } = this.reading;
    const fresh = records.filter(
      (record, i) => !this.delivered.has(hashes[i] as string) && !this.isOwn(record),
    );
    for (const hash of hashes) this.delivered.add(hash);
    return fresh;
  }

  /** The newest line of each log, as this store has seen them. */
  heads(): Heads {
    const heads: Heads = { ...this.reading.heads };
    for (const { log } of this.poisoned) setHead(heads, log);
    if (this.log) setHead(heads, this.log);
    return heads;
  }

  /** Copies a file into the case's evidence; recording it is the caller's next step. Throws a `CaseFileError`. */
  attach(
    path: string,
    onProgress?: (copied: number, size: number) => void,
    signal?: AbortSignal,
  ): Promise<Attached> {
    const { disk, io } = this.options;
    return attach(disk, this.dir, path, this.newId(io.clock.now()), onProgress, signal);
  }

  /** Keeps what is typed so far in a file beside the logs, against a crash; nothing removes it. */
  draftNote(text: string | undefined): void {
    if (text === undefined) removeDraft(this.options.disk, this.dir, this.draftName);
    else writeDraft(this.options.disk, this.dir, this.draftName, text);
  }

  /** Records the session's end and lets the log go. A store that never began leaves no trace. */
  end(why: string): Recorded[] {
    if (this.ended) return [];
    const written =
      this.log || this.poisoned.length > 0 ? this.append([{ type: 'session.ended', data: { why } }]) : [];
    this.ended = true;
    try {
      this.log?.release();
    } catch {
      // The record is whole; a lock that stays only makes the next session start a new log.
    }
    return written;
  }

  private write(drafts: Draft[]): Recorded[] {
    if (!this.log) this.openLog();
    const log = this.log as LogWriter;
    const entries = [...this.preamble, ...drafts];
    if (entries.length === 0) return [];
    const seen = this.newHeads(log);
    const lines = this.encode(log, entries, seen);
    const last = lines.at(-1) as EncodedLine;
    const bytes = Buffer.concat(lines.map(line => line.bytes));
    try {
      log.append(bytes, lines.length, last.hash);
    } catch (error) {
      this.poison(log, reason(error));
      throw new WriteFailure(reason(error));
    }
    for (const former of this.poisoned) former.log.unlock();
    this.poisoned = [];
    this.preamble = [];
    if (this.unopened) this.opened = { w: log.w, hash: (lines[0] as EncodedLine).hash };
    this.unopened = undefined;
    this.hlc = last.record.hlc;
    this.known = last.record.known;
    for (const line of lines) this.delivered.add(line.hash);
    return lines.map(line => line.record);
  }

  private encode(log: LogWriter, drafts: Draft[], seen: Envelope['seen']): EncodedLine[] {
    let [hlc, prev, known] = [
      latest(this.hlc, this.reader.hlc),
      log.head,
      seen ? this.reader.learn(this.known, seen) : this.known,
    ];
    const now = this.options.io.clock.now();
    return drafts.map((draft, i) => {
      hlc = tick(hlc, now);
      const { bytes, hash } = encodeLine({
        case: this.id,
        w: log.w,
        seq: log.lines + i,
        id: this.idOf(draft, now),
        ts: new Date(now).toISOString(),
        mono: Math.round(this.options.io.clock.mono() * 1000) / 1000,
        hlc,
        ...(i === 0 && seen && { seen }),
        actor: this.options.actor,
        draft,
        prev,
      });
      prev = hash;
      return { bytes, hash, record: this.readBack(bytes, log.w, known) };
    });
  }

  /** The record as a reader will have it, which JSON may have made another than the draft. */
  private readBack(bytes: Buffer, w: string, known: Known): Recorded {
    if (!this.scanner.scan(bytes, 0, bytes.length - 1))
      throw new Error(`not a line of a log: ${bytes.toString('utf8')}`);
    const { draft, seq, id, ts, mono, hlc, actor } = decodeLine(this.scanner, bytes, this.id, w);
    return { ...draft, w, seq, id, ts, mono, hlc, actor, known } as Recorded;
  }

  private idOf(draft: Draft, now: number): string {
    const id = this.ids.get(draft) ?? this.newId(now);
    this.ids.set(draft, id);
    return id;
  }

  /** Heads that this log has not named yet, each made durable first; one that cannot be is left for later. */
  private newHeads(log: LogWriter): Envelope['seen'] {
    const seen: Record<string, [number, string]> = {};
    const heads = this.heads();
    const own = new Set([log.w, ...this.poisoned.map(former => former.log.w)]);
    for (const { name, log: from } of leavesOf([...this.reader.judgement.branches.values()].flat())) {
      const head = heads[name];
      if (!head || own.has(name) || (this.known[name] ?? -1) >= head[0]) continue;
      if (this.isDurable(join(this.dir, from.file))) seen[name] = head;
    }
    for (const { log: former } of this.poisoned)
      if (former.lines > 0) seen[former.w] = [former.lines - 1, former.head];
    return Object.keys(seen).length > 0 ? seen : undefined;
  }

  private isDurable(path: string): boolean {
    const { disk } = this.options;
    try {
      const fd = openRegular(disk, path);
      try {
        disk.sync(fd);
        return true;
      } finally {
        disk.close(fd);
      }
    } catch {
      return false;
    }
  }

  private openLog(): void {
    const { disk, io, actor, tool, acceptDamage } = this.options;
    const note = `${JSON.stringify({ person: actor.name, host: io.host, pid: process.pid, since: new Date(io.clock.now()).toISOString() })}\n`;
    const damage = unrecordedDamage(this.reading, this.reader.ledger);
    const [worst] = damage;
    if (worst && !acceptDamage) {
      throw new CaseFileError(
        `the case is damaged and open for reading only: ${join(this.dir, worst.file)}:${worst.line}: ${worst.what}`,
        'Look at it with `tocsin verify`. To go on in a new log that records the damage, add --accept-damage.',
      );
    }
    let root: { path: string; inode: number };
    try {
      const path = disk.realpath(this.dir);
      root = { path, inode: disk.look(path)?.inode ?? 0 };
      const base = writerBase(actor.name, io.host);
      const own =
        this.poisoned.length === 0 &&
        damage.length === 0 &&
        reusableLog(this.reading, this.reader.ledger, base, root);
      this.log = own ? LogWriter.reopen(disk, this.paths(own.w), note, own.at) : undefined;
      this.known = (this.log && own ? own.known : undefined) ?? {};
      const first: Draft[] = this.log
        ? []
        : [this.unopened ?? joined(this.opened ?? findOpening(this.reader.ledger))];
      this.log ??= this.createLog(note);
      this.preamble = [
        ...first,
        ...this.poisoned.map(({ log, why }) => closing(log.w, log.lines, log.head, why)),
        ...unrecordedTornTails(this.reading, this.reader.ledger).map(tail =>
          closing(tail.w, tail.lines, tail.hash, tail.why),
        ),
        ...damage.map(
          (problem): Draft => ({
            type: 'damage.found',
            auto: true,
            data: { file: problem.file, line: problem.line, what: problem.what },
          }),
        ),
        { type: 'session.started', data: { tool, dir: root.path, inode: root.inode } },
      ];
    } catch (error) {
      if (error instanceof CaseFileError) throw error;
      throw new WriteFailure(reason(error));
    }
  }

  private createLog(note: string): LogWriter {
    const { disk, io, actor } = this.options;
    for (;;) {
      const w = writerName(actor.name, io.host, io.random);
      const log = LogWriter.create(disk, this.paths(w), note, logRoot(this.id, w));
      if (log) return log;
    }
  }

  private paths(w: string) {
    const file = `log/${w}.jsonl`;
    return { w, path: join(this.dir, file), lock: join(this.dir, lockOf(file)) };
  }

  private poison(log: LogWriter, why: string): void {
    this.log = undefined;
    this.preamble = [];
    if (!log.abandon()) this.poisoned.push({ log, why });
  }

  private isOwn(record: Recorded): boolean {
    if (record.w === this.w) return true;
    return this.poisoned.some(({ log }) => log.w === record.w && record.seq >= log.lines);
  }

  private notRecorded(count: number, failure: unknown): CaseFileError {
    const what =
      count === 1 ? 'the entry is' : count === 0 ? 'the start of the session is' : `the ${count} entries are`;
    return new CaseFileError(
      `${what} NOT recorded: cannot write to ${join(this.dir, 'log')}: ${reason(failure)}`,
      'What is on the record before it is safe. The entry is kept in memory: mend the cause (space, rights, the disk) and try again.',
    );
  }
}

/** A disk's failure while writing; the log it struck has been given up. */
class WriteFailure extends CaseFileError {}

interface EncodedLine {
  bytes: Buffer;
  hash: string;
  record: Recorded;
}

function joined(opened: { w: string; hash: string }): Draft {
  return { type: 'case.joined', auto: true, data: { opened } };
}

function closing(w: string, lines: number, hash: string, why: string): Draft {
  return { type: 'log.closed', auto: true, data: { log: w, lines, hash, why } };
}

function setHead(heads: Heads, log: LogWriter): void {
  if (log.lines > 0) heads[log.w] = [log.lines - 1, log.head];
  else delete heads[log.w];
}
