import { join } from 'node:path';
import type { Draft, Heads, Recorded } from '../engine/event.ts';
import { CaseFileError } from '../errors.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { CaseReader, CaseReading } from './case-reader.ts';
import { diskError } from './disk-error.ts';
import { removeDraft, writeDraft } from './draft-note.ts';
import { EventEncoder } from './encode-events.ts';
import { type Attached, attach } from './evidence.ts';
import { isLeft } from './lock-note.ts';
import { lockOf } from './log-files.ts';
import { OwnLogs, WriteFailure } from './own-logs.ts';
import { findCompiled, findText, storePlaybook, storeText } from './playbook-texts.ts';
import type { Problem } from './problem.ts';
import { type Receiving, receive } from './receive-evidence.ts';
import type { StoreOptions } from './store-options.ts';
import { writerName } from './writer-name.ts';

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
  private readonly own: OwnLogs;
  private readonly draftName: string;
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
    this.encoder = new EventEncoder(options.io, options.actor);
    this.own = new OwnLogs({ dir, id, reader }, this.encoder, options, unopened);
    this.draftName = writerName(options.actor.name, options.io.host, options.io.random);
  }

  /** Who records. */
  get actor(): string {
    return this.options.actor.name;
  }

  /** The name of the log that this store appends to; nothing before it has begun. */
  get w(): string | undefined {
    return this.own.w;
  }

  /** What is wrong with the case, as last read. */
  get problems(): Problem[] {
    return this.reading.problems;
  }

  /** Opens a log and records the session's start, unless that is done. Throws a `CaseFileError` where the case cannot be written. */
  begin(): Recorded[] {
    return this.own.begun ? [] : this.append([]);
  }

  /**
   * Records events, durably before it returns. A write that fails is tried once more in a new log, under the same ids. Throws a
   * `CaseFileError` where that fails too: then the drafts are not recorded and stand in `unrecorded`.
   */
  append(drafts: Draft[]): Recorded[] {
    if (this.ended) throw new Error('the store has ended');
    try {
      const events = this.own.write(drafts, this.reading);
      this.unrecorded = this.unrecorded.filter(draft => !drafts.includes(draft));
      for (const event of events) this.delivered.add(event.hash);
      return events.map(event => event.record);
    } catch (error) {
      if (!(error instanceof WriteFailure)) throw error;
      this.unrecorded.push(...drafts.filter(draft => !this.unrecorded.includes(draft)));
      throw notRecorded(drafts.length, this.dir, error);
    }
  }

  /** Records what `unrecorded` holds. Throws as `append` does. */
  retry(): Recorded[] {
    return this.append([...this.unrecorded]);
  }

  /** Other writers' new records, in case order; also those of this person's other sessions. */
  take(): Recorded[] {
    const own = `log/${this.w}.jsonl`;
    const grown = [...this.reader.update()].filter(log => log.file !== own);
    if (grown.length === 0) return [];
    this.reading = this.reader.reading();
    const { records, hashes } = this.reading;
    const fresh = records.filter(
      (record, i) => !this.delivered.has(hashes[i] as string) && !this.own.has(record),
    );
    for (const hash of hashes) this.delivered.add(hash);
    return fresh;
  }

  /** The newest line of each log, as this store has seen them. */
  heads(): Heads {
    return this.own.headsOver(this.reading.heads);
  }

  /** Copies a file into the case's evidence; recording it is the caller's next step. Throws a `CaseFileError`. */
  attach(
    path: string,
    onProgress?: (copied: number, size: number) => void,
    signal?: AbortSignal,
  ): Promise<Attached> {
    const { disk, io } = this.options;
    return attach(
      disk,
      this.dir,
      path,
      this.encoder.newId(io.clock.wall?.() ?? io.clock.now()),
      onProgress,
      signal,
    );
  }

  /** Begins a piece of evidence that comes in bit by bit; recording it is the caller's next step. Throws a `CaseFileError`. */
  receive(): Receiving {
    const { disk, io } = this.options;
    return receive(disk, this.dir, this.encoder.newId(io.clock.wall?.() ?? io.clock.now()));
  }

  /** Keeps a playbook that joins the case, durably; recording that is the caller's next step. Throws a `CaseFileError`. */
  keepPlaybook(texts: readonly string[], compiled: Playbook): { digest: string; compiled: string } {
    try {
      return storePlaybook(this.options.disk, this.dir, texts, compiled);
    } catch (error) {
      throw diskError(
        `cannot keep the playbook ${compiled.id} in ${this.dir}`,
        error,
        'Nothing was recorded.',
      );
    }
  }

  /** Keeps a text that the record will name, durably; returns its digest. Throws a `CaseFileError`. */
  keepText(text: string): string {
    try {
      return storeText(this.options.disk, this.dir, text);
    } catch (error) {
      throw diskError(`cannot keep the scenario in ${this.dir}`, error, 'Nothing was recorded.');
    }
  }

  /** The kept text of that digest; nothing where the case does not have it whole. */
  textOf(digest: string): string | undefined {
    return findText(this.dir, digest, this.options.disk);
  }

  /** The compiled playbook of that digest; nothing where the case does not have it whole. */
  partOf(digest: string): Playbook | undefined {
    return findCompiled(this.dir, digest, this.options.disk);
  }

  /** Whether the session that writes that log was left without an end: its terminal was killed, as far as this machine can know. */
  isLeft(w: string): boolean {
    const { disk, io } = this.options;
    return isLeft(disk, join(this.dir, lockOf(`log/${w}.jsonl`)), io.host);
  }

  /** Whether this is the folder in which the case was opened, by path and inode; not where it was copied or received. */
  get isAtHome(): boolean {
    const { disk } = this.options;
    const path = disk.realpath(this.dir);
    const opened = this.records.find(record => record.type === 'case.opened');
    const started = this.records.find(r => r.type === 'session.started' && r.w === opened?.w);
    return (
      started?.type === 'session.started' &&
      started.data.dir === path &&
      started.data.inode === disk.look(path)?.inode
    );
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
    const written = this.own.touched ? this.writeEnd(why) : [];
    this.ended = true;
    this.own.release();
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
}

function notRecorded(count: number, dir: string, failure: WriteFailure): CaseFileError {
  const what =
    count === 1 ? 'the entry is' : count === 0 ? 'the start of the session is' : `the ${count} entries are`;
  return new CaseFileError(
    `${what} NOT recorded: cannot write to ${join(dir, 'log')}: ${failure.message}`,
    'What is on the record before it is safe. The entry is kept in memory: mend the cause (space, rights, the disk) and try again.',
  );
}
