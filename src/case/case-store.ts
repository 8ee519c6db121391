import { join } from 'node:path';
import type { Actor, Draft, Heads, Hlc, Recorded } from '../engine/event.ts';
import { CaseFileError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { CaseReader, CaseReading, Known } from './case-reader.ts';
import type { Disk } from './disk.ts';
import { reason } from './disk-error.ts';
import { removeDraft, writeDraft } from './draft-note.ts';
import { type EncodedEvent, EventEncoder } from './encode-events.ts';
import type { Envelope } from './envelope.ts';
import { type Attached, attach } from './evidence.ts';
import { leavesOf } from './heads.ts';
import { latest } from './hlc.ts';
import type { LogWriter } from './log-writer.ts';
import { damageToRecord, openOwnLog, type PoisonedLog } from './open-own-log.ts';
import { findOpening } from './prepare-log.ts';
import type { Problem } from './problem.ts';
import { openRegular } from './whole-file.ts';
import { writerName } from './writer-name.ts';

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
  private readonly encoder: EventEncoder;
  private readonly draftName: string;
  private log: LogWriter | undefined;
  /** Automatic events that the log begins with and that are not written yet. */
  private preamble: Draft[] = [];
  /** Logs given up that no other log names yet, and those that one names. */
  private poisoned: PoisonedLog[] = [];
  private readonly retired: LogWriter[] = [];
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
    this.encoder = new EventEncoder(options.io, options.actor);
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
    for (const log of [...this.retired, ...this.poisoned.map(former => former.log)]) setHead(heads, log);
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
    return attach(disk, this.dir, path, this.encoder.newId(io.clock.now()), onProgress, signal);
  }

  /** Keeps what is typed so far in a file beside the logs, against a crash; nothing removes it. */
  draftNote(text: string | undefined): void {
    if (text === undefined) removeDraft(this.options.disk, this.dir, this.draftName);
    else writeDraft(this.options.disk, this.dir, this.draftName, text);
  }

  /**
   * Records the session's end and lets the log go. A store that never began leaves no trace. Where the end cannot be written nothing
   * of what a person did is lost: the record is as after a crash, and the next session starts a log of its own.
   */
  end(why: string): Recorded[] {
    if (this.ended) return [];
    const written = this.log || this.poisoned.length > 0 ? this.writeEnd(why) : [];
    this.ended = true;
    try {
      this.log?.release();
    } catch {
      // The record is whole; a lock that stays only makes the next session start a new log.
    }
    return written;
  }

  private writeEnd(why: string): Recorded[] {
    const end: Draft = { type: 'session.ended', data: { why } };
    try {
      return this.append([end]);
    } catch (error) {
      if (!(error instanceof CaseFileError)) throw error;
      this.unrecorded = this.unrecorded.filter(draft => draft !== end);
      return [];
    }
  }

  private write(drafts: Draft[]): Recorded[] {
    const log = this.log ?? this.openLog();
    const entries = [...this.preamble, ...drafts];
    if (entries.length === 0) return [];
    const seen = this.newHeads(log);
    const known = seen ? this.reader.learn(this.known, seen) : this.known;
    const hlc = latest(this.hlc, this.reader.hlc);
    const { w, lines, head } = log;
    const events = this.encoder.encode(entries, { case: this.id, w, lines, head, hlc, seen, known });
    const last = events.at(-1) as EncodedEvent;
    try {
      log.append(Buffer.concat(events.map(event => event.bytes)), events.length, last.hash);
    } catch (error) {
      this.poison(log, reason(error));
      throw new WriteFailure(reason(error));
    }
    for (const former of this.poisoned) former.log.unlock();
    this.retired.push(...this.poisoned.map(former => former.log));
    this.poisoned = [];
    this.preamble = [];
    if (this.unopened) this.opened = { w, hash: (events[0] as EncodedEvent).hash };
    this.unopened = undefined;
    this.hlc = last.record.hlc;
    this.known = known;
    for (const event of events) this.delivered.add(event.hash);
    return events.map(event => event.record);
  }

  private openLog(): LogWriter {
    const { reading, options, dir, id } = this;
    const { ledger } = this.reader;
    const damage = damageToRecord(dir, reading, ledger, options.acceptDamage ?? false);
    const first = this.unopened ?? joined(this.opened ?? findOpening(ledger));
    try {
      const own = openOwnLog({ dir, id, reading, ledger }, options, first, this.poisoned, damage);
      this.log = own.log;
      this.preamble = own.preamble;
      this.known = own.known;
      return own.log;
    } catch (error) {
      throw new WriteFailure(reason(error));
    }
  }

  /** Heads that this log has not named yet, each made durable first; one that cannot be is left for later. */
  private newHeads(log: LogWriter): Envelope['seen'] {
    const heads = this.heads();
    delete heads[log.w];
    const seen: Heads = {};
    for (const { name, log: from } of leavesOf([...this.reader.judgement.branches.values()].flat())) {
      const head = heads[name];
      if (!head || (this.known[name] ?? -1) >= head[0] || this.isBehindItsEnd(name, head[0])) continue;
      if (isDurable(this.options.disk, join(this.dir, from.file))) seen[name] = head;
    }
    for (const { log: former } of this.poisoned) setHead(seen, former);
    return Object.keys(seen).length > 0 ? seen : undefined;
  }

  /** Lines behind the end that a `log.closed` gives to a log may be there today and gone after the next start. */
  private isBehindItsEnd(w: string, seq: number): boolean {
    return this.reader.ledger.closed.some(closed => closed.w === w && closed.lines <= seq);
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

function joined(opened: { w: string; hash: string }): Draft {
  return { type: 'case.joined', auto: true, data: { opened } };
}

function isDurable(disk: Disk, path: string): boolean {
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

function setHead(heads: Heads, log: LogWriter): void {
  if (log.lines > 0) heads[log.w] = [log.lines - 1, log.head];
  else delete heads[log.w];
}
