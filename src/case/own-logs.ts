import { join } from 'node:path';
import type { Draft, Heads, Hlc, Recorded } from '../engine/event.ts';
import { CaseFileError } from '../errors.ts';
import type { CaseReader, CaseReading, Known } from './case-reader.ts';
import type { Disk } from './disk.ts';
import { reason } from './disk-error.ts';
import type { EncodedEvent, EventEncoder } from './encode-events.ts';
import type { Envelope } from './envelope.ts';
import { leavesOf } from './heads.ts';
import { latest } from './hlc.ts';
import type { LogWriter } from './log-writer.ts';
import { damageToRecord, openOwnLog, type PoisonedLog } from './open-own-log.ts';
import { findOpening } from './prepare-log.ts';
import type { StoreOptions } from './store-options.ts';
import { openRegular } from './whole-file.ts';

/** A disk's failure while writing; the log it struck has been given up. */
export class WriteFailure extends CaseFileError {}

/**
 * The logs that one session writes: the one that it appends to, opened at the first write, and those that it gave up because a write
 * to them failed. Where each of these ends is recorded in the next.
 */
export class OwnLogs {
  private readonly dir: string;
  private readonly id: string;
  private readonly reader: CaseReader;
  private readonly encoder: EventEncoder;
  private readonly options: StoreOptions;
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

  constructor(
    at: { dir: string; id: string; reader: CaseReader },
    encoder: EventEncoder,
    options: StoreOptions,
    unopened: Draft | undefined,
  ) {
    this.dir = at.dir;
    this.id = at.id;
    this.reader = at.reader;
    this.encoder = encoder;
    this.options = options;
    this.hlc = at.reader.hlc;
    this.unopened = unopened;
  }

  /** The name of the log that is appended to; nothing before it is open. */
  get w(): string | undefined {
    return this.log?.w;
  }

  /** The session's start is on the record. */
  get begun(): boolean {
    return this.log !== undefined && this.preamble.length === 0;
  }

  /** A log was opened, so that an end is owed. */
  get touched(): boolean {
    return this.log !== undefined || this.poisoned.length > 0;
  }

  /** Whether this session wrote the record, acknowledged or not. */
  has(record: Recorded): boolean {
    if (record.w === this.w) return true;
    return this.poisoned.some(({ log }) => log.w === record.w && record.seq >= log.lines);
  }

  /** The heads that were read, with these logs as this session left them. */
  headsOver(read: Heads): Heads {
    const heads: Heads = { ...read };
    for (const log of [...this.retired, ...this.poisoned.map(former => former.log)]) setHead(heads, log);
    if (this.log) setHead(heads, this.log);
    return heads;
  }

  /**
   * Writes drafts, and before them what the log must begin with, durably. A write that fails is tried once more in a new log, under the
   * same ids; event 0 is not. Throws a `WriteFailure` where nothing helped, a `CaseFileError` for damage that was not accepted.
   */
  write(drafts: Draft[], reading: CaseReading): EncodedEvent[] {
    try {
      return this.writeOnce(drafts, reading);
    } catch (error) {
      if (!(error instanceof WriteFailure) || this.unopened) throw error;
      return this.writeOnce(drafts, reading);
    }
  }

  /** Lets the log go, so that this person's next session can append to it. */
  release(): void {
    try {
      this.log?.release();
    } catch {
      // The record is whole; a lock that stays only makes the next session start a new log.
    }
  }

  private writeOnce(drafts: Draft[], reading: CaseReading): EncodedEvent[] {
    const log = this.log ?? this.open(reading);
    const entries = [...this.preamble, ...drafts];
    if (entries.length === 0) return [];
    const seen = this.newHeads(log, reading);
    const known = seen ? this.reader.learn(this.known, seen) : this.known;
    const hlc = latest(this.hlc, this.reader.hlc);
    const { w, lines, head } = log;
    const events = this.encoder.encode(entries, { case: this.id, w, lines, head, hlc, seen, known });
    const last = events.at(-1) as EncodedEvent;
    try {
      log.append(Buffer.concat(events.map(event => event.bytes)), events.length, last.hash);
    } catch (error) {
      this.giveUp(log, reason(error));
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
    return events;
  }

  private open(reading: CaseReading): LogWriter {
    const { options, dir, id } = this;
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
  private newHeads(log: LogWriter, reading: CaseReading): Envelope['seen'] {
    const heads = this.headsOver(reading.heads);
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

  private giveUp(log: LogWriter, why: string): void {
    this.log = undefined;
    this.preamble = [];
    if (!log.abandon()) this.poisoned.push({ log, why });
  }
}

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
