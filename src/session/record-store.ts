import type { Receiving } from '../case/receive-evidence.ts';
import type { Draft, Heads, Recorded } from '../engine/event.ts';
import type { Playbook } from '../playbook/playbook.ts';

/** Where a session writes: a case on disk, or memory for a playbook's tests. */
export interface RecordStore {
  readonly id: string;
  /** The name for people: INC-2026-014-ransomware. */
  readonly name: string;
  readonly dir: string;
  /** Who records. */
  readonly actor: string;
  /** The name of the log that entries go to; nothing before the first. */
  readonly w: string | undefined;
  /** All that was recorded when the store was opened, in case order. */
  readonly records: readonly Recorded[];
  /** Records that somebody works here, unless that is done; throws as `append` does. */
  begin(): Recorded[];
  /** Returns when the entries are durable, with all that came to the record by it; throws CaseFileError when they are not. */
  append(drafts: Draft[]): Recorded[];
  /** What keeps the case from being whole. */
  readonly problems: readonly { file: string; line: number; what: string }[];
  /** Entries that could not be written and wait in memory. */
  readonly unrecorded: readonly Draft[];
  /** Writes what waits, under the same ids; throws as `append` does. */
  retry(): Recorded[];
  /** What other writers have recorded since the last look. */
  take(): Recorded[];
  /** Whether the session that writes that log was left without an end, as far as this machine can know. */
  isLeft(w: string): boolean;
  heads(): Heads;
  /** Copies a file into the evidence; `progress` gets bytes done and in all. */
  attach(
    path: string,
    progress?: (done: number, size: number) => void,
  ): Promise<{ sha256: string; size: number; name: string }>;
  /** Begins a piece of evidence that comes in bit by bit. */
  receive(): Receiving;
  /** Whether the case stands where it was opened: one that was copied or received is a stranger's. */
  readonly isAtHome: boolean;
  /** Keeps a playbook's exact texts, its own first, and what was compiled of them; returns the digests of the first text and of the JSON. */
  keepPlaybook(texts: readonly string[], compiled: Playbook): { digest: string; compiled: string };
  /** Keeps a scenario's exact text; returns its digest. */
  keepText(text: string): string;
  /** The kept text of that digest; nothing where the case does not have it whole. */
  textOf(digest: string): string | undefined;
  /** The compiled playbook of that digest; nothing where the case does not have it whole. */
  partOf(digest: string): Playbook | undefined;
  /** Keeps what is typed of a note aside, or lets it go. */
  draftNote(text: string | undefined): void;
  /** Ends the session; what that records is given back. */
  end(why: string): Recorded[];
}
