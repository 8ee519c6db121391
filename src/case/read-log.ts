import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { decodeLine, type Line, originOf } from './decode-line.ts';
import { logRoot, longestLine, tailLength } from './envelope.ts';
import { explainLine } from './explain-line.ts';
import { writerPattern } from './writer-name.ts';

/** Reads bytes from a position into a buffer: how many came, 0 at the end. */
export type Source = (into: Buffer, offset: number, length: number, position: number) => number;

export interface Fault {
  /** 1-based. */
  line: number;
  what: string;
  newer: boolean;
  /** The line has its newline. */
  terminated: boolean;
  /** Nothing comes after it. */
  final: boolean;
}

/** Called for each sound line, in order, with its hash. */
export type OnLine = (line: Line, hash: string) => void;

/**
 * Reads one log from its beginning, and on from there each time it is called again. Checks every line by itself and against the one
 * before: exact form, UTF-8, case and writer, seq, prev, hash, hlc. At the first line that does not hold it stops for good.
 */
export class LogReader {
  case = '';
  w = '';
  /** Sound lines so far, and the bytes they take with their newlines. */
  lines = 0;
  size = 0;
  /** The hash of the newest sound line, or of the log's root where it has none. */
  head = '';
  /** Wall clock of the first and the newest sound line; `''` where there is none. */
  first = '';
  last = '';
  fault: Fault | undefined;
  /** Bytes behind the last newline: a line that is being written, or was cut. */
  unfinished = 0;
  private prefix = '';
  private ms = 0;
  private counter = -1;

  /** Reads what is new. `buffer` is room to read into; a longer line makes the reader take its own. */
  read(source: Source, buffer: Buffer, onLine: OnLine): void {
    let room = buffer;
    let held = 0;
    this.unfinished = 0;
    while (!this.fault) {
      const count = source(room, held, room.length - held, this.size + held);
      const filled = held + count;
      const used = this.takeLines(room, held, filled, onLine);
      held = filled - used;
      if (this.fault) return this.setFinal(source, room, used, filled);
      if (count === 0) break;
      room.copyWithin(0, used, filled);
      if (held > longestLine) this.fail('the line is longer than any line may be', held);
      else if (held === room.length) room = Buffer.concat([room], room.length * 2);
    }
    this.unfinished = held;
  }

  /** Takes the whole lines between 0 and `filled`; returns where they end. The first newline lies at `from` or behind. */
  private takeLines(bytes: Buffer, from: number, filled: number, onLine: OnLine): number {
    const last = bytes.subarray(0, filled).lastIndexOf(newline);
    if (last < from) return 0;
    const utf8 = isUtf8(bytes.subarray(0, last));
    let start = 0;
    for (let end = bytes.indexOf(newline, from); start <= last; end = bytes.indexOf(newline, start)) {
      const line =
        utf8 || isUtf8(bytes.subarray(start, end))
          ? decodeLine(bytes.toString('utf8', start, end), this.prefix)
          : undefined;
      const what = line ? this.judge(line, bytes.subarray(start, end - tailLength)) : '';
      if (!line || what !== undefined) {
        this.failAt(bytes.subarray(start, end), what ?? '');
        break;
      }
      this.size += end + 1 - start;
      onLine(line, this.head);
      start = end + 1;
    }
    return start;
  }

  /** What keeps a line from being the next; nothing where it holds, and then it is the newest. */
  private judge(line: Line, covered: Buffer): string | undefined {
    if (this.lines === 0) this.begin(line);
    if (this.lines === 0 && !writerPattern.test(this.w))
      return 'it does not name its writer as person@host~suffix';
    if (line.prefix !== this.prefix) return 'it belongs to another case or writer';
    if (line.seq !== this.lines) return `its number is ${line.seq} where ${this.lines} comes next`;
    const digest = hash('sha256', covered, 'hex');
    if (line.tail !== `,"prev":"${this.head}","hash":"${digest}"}`) {
      const follows = line.tail.startsWith(`,"prev":"${this.head}"`);
      return follows
        ? 'it was changed: its hash does not fit its bytes'
        : 'it does not follow from the line before it (prev)';
    }
    if (line.ms < this.ms || (line.ms === this.ms && line.counter <= this.counter)) {
      return 'its clock (hlc) is not after that of the line before it';
    }
    this.lines++;
    this.head = digest;
    this.ms = line.ms;
    this.counter = line.counter;
    this.last = line.ts;
    return undefined;
  }

  /** Case and writer are those of the first line. */
  private begin(line: Line): void {
    const { case: id, w } = originOf(line.prefix);
    this.prefix = line.prefix;
    this.case = id;
    this.w = w;
    this.head = logRoot(id, w);
    this.first = line.ts;
  }

  private failAt(line: Buffer, what: string): void {
    const { what: why, newer } = what === '' ? explainLine(line) : { what, newer: false };
    this.fault = { line: this.lines + 1, what: why, newer, terminated: true, final: false };
  }

  private fail(what: string, held: number): void {
    this.unfinished = held;
    this.fault = { line: this.lines + 1, what, newer: false, terminated: false, final: false };
  }

  /** The fault is final where its line ends the file. */
  private setFinal(source: Source, bytes: Buffer, start: number, filled: number): void {
    const fault = this.fault as Fault;
    const after = bytes.indexOf(newline, start) + 1;
    if (after < filled) return;
    fault.final = source(Buffer.alloc(1), 0, 1, this.size + (filled - start)) === 0;
  }
}

const newline = 0x0a;
