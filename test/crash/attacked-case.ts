import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { verifyCase } from '../../src/case/verify-case.ts';
import { findTold, savedIn, type Told, toldIn } from './acknowledged.ts';
import { type CasePlaybook, readCasePlaybook } from './case-playbook.ts';
import type { Random } from './random.ts';
import { type RawEntry, type RawLog, readRawLogs } from './raw-logs.ts';
import { isWhole, type SavedNote, toldOf } from './saved-note.ts';
import type { Tally } from './tally.ts';

/** A case whose processes are killed. After each one, what it had acknowledged is held against the logs. */
export class AttackedCase {
  readonly cases: string;
  readonly tally: Tally;
  /** Its folder, once event 0 is on the disk. */
  dir: string | undefined;
  readonly #acknowledged = new Map<string, string>();
  readonly #read = new Map<string, number>();
  #playbook: CasePlaybook | undefined;

  constructor(cases: string, tally: Tally) {
    this.cases = cases;
    this.tally = tally;
  }

  /** What was printed and drawn: `lines` as they stand printed, `raw` everything, and the notes as its editor showed them. */
  check(lines: string, raw: string, notes: readonly SavedNote[] = []): void {
    this.dir ??= caseIn(this.cases);
    const told = toldIn(lines);
    if (this.dir === undefined) {
      for (const { line } of told) this.#lose(`${this.cases} has no case, and this was printed: ${line}`);
      return;
    }
    const logs = this.#readLogs(this.dir);
    if (!logs) return;
    const all = [...logs.values()];
    const grown = all.filter(log => log.entries.length > (this.#read.get(log.w) ?? 0));
    const find = (entry: Told) =>
      findTold(entry, grown, this.playbook()) ?? findTold(entry, all, this.playbook());
    for (const entry of told) this.#hold(entry.line, find(entry));
    for (const note of notes) {
      const line = toldOf(note, raw);
      if (line) this.#holdNote(note, find(line));
    }
    for (const { seq, time } of savedIn(raw)) {
      const entries = grown.map(log => log.entries[seq]);
      this.#hold(
        `saved #${seq} ${time}Z`,
        entries.find(entry => entry?.ts.slice(11, 19) === time),
      );
    }
    this.#holdFormer(all);
    this.#verify(this.dir, all);
    for (const log of all) this.#read.set(log.w, log.entries.length);
  }

  /** The playbook that it carries. */
  playbook(): CasePlaybook | undefined {
    this.dir ??= caseIn(this.cases);
    if (this.dir !== undefined) this.#playbook ??= readCasePlaybook(this.dir);
    return this.#playbook;
  }

  /** Makes of the newest line what a power failure makes of a line that nobody was told of: a part of it. */
  cutTail(random: Random): void {
    const logs = this.dir === undefined ? undefined : this.#readLogs(this.dir);
    const newest = [...(logs?.values() ?? [])].sort((a, b) => changed(b) - changed(a))[0];
    if (!newest || newest.torn > 0 || newest.entries.length < 4 || !existsSync(lockBeside(newest))) return;
    const rows = readFileSync(newest.path, 'utf8').split('\n');
    const last = Buffer.from(`${rows.at(-2)}\n`);
    const part = 1 + random.below(last.length - 2);
    if (this.#acknowledged.has((newest.entries.at(-1) as RawEntry).hash))
      appendFileSync(newest.path, last.subarray(0, part));
    else {
      truncateSync(newest.path, statSync(newest.path).size - last.length + part);
      this.#read.set(newest.w, newest.entries.length - 1);
    }
    this.tally.tornByCut++;
    this.#verify(this.dir as string, [...readRawLogs(this.dir as string).values()]);
  }

  /** Logs that end inside a line. */
  torn(): number {
    return [...readRawLogs(this.dir as string).values()].filter(log => log.torn > 0).length;
  }

  #readLogs(dir: string): Map<string, RawLog> | undefined {
    try {
      return readRawLogs(dir);
    } catch (error) {
      this.tally.wrong.push((error as Error).message);
      return undefined;
    }
  }

  #hold(what: string, entry: RawEntry | undefined): void {
    this.tally.acknowledged++;
    if (entry) this.#acknowledged.set(entry.hash, what);
    else this.#lose(`${this.dir}: no log has: ${what}`);
  }

  #holdNote(note: SavedNote, entry: RawEntry | undefined): void {
    this.tally.wholeNotes++;
    if (!entry || !isWhole(note, entry))
      this.#lose(`${this.dir}: this stood in the editor, and the log has ${entry?.data.text}: ${note.text}`);
  }

  /** What was acknowledged in earlier sittings is there as it was, to the byte. */
  #holdFormer(logs: readonly RawLog[]): void {
    const hashes = new Set(logs.flatMap(log => log.entries.map(entry => entry.hash)));
    for (const [hash, what] of this.#acknowledged)
      if (!hashes.has(hash)) this.#lose(`${this.dir}: no longer there: ${what}`);
  }

  #lose(what: string): void {
    this.tally.lost.push(what);
  }

  /** The product's own verdict: no damage, and no torn tail kept quiet. */
  #verify(dir: string, logs: readonly RawLog[]): void {
    const { problems, remarks } = verifyCase(dir);
    for (const { kind, file, line, what } of problems)
      if (kind !== 'torn-tail') this.tally.wrong.push(`${join(dir, file)}:${line}: ${kind}: ${what}`);
    for (const { w, torn } of logs) {
      const said = [...problems, ...remarks].some(({ file }) => file === `log/${w}.jsonl`);
      if (torn > 0 && !said) this.tally.wrong.push(`${dir}: verify says nothing of the torn tail of ${w}`);
    }
  }
}

/** The folder in which a case was opened; a kill while it was made can leave one without. */
export function caseIn(cases: string): string | undefined {
  const names = existsSync(cases) ? readdirSync(cases) : [];
  return names
    .map(name => join(cases, name))
    .find(dir => [...readRawLogs(dir).values()].some(log => log.entries.length > 0));
}

function lockBeside({ path }: RawLog): string {
  return path.replace(/\.jsonl$/, '.lock');
}

function changed({ path }: RawLog): number {
  return statSync(path).mtimeMs;
}
