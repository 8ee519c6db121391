import { Redactor } from './redactor.ts';

/** Where output is kept, byte by byte. It may throw: then it is given no more. */
export interface OutputSink {
  write(bytes: Buffer): void;
}

/** Bytes of a command's output that are kept; what comes after is counted and let go. */
export const mostKept = 10 * 1024 * 1024;

/** Bytes from its beginning in which a step's `outputs` are looked for. */
const mostSearched = 1024 * 1024;

const mostOfTail = 8 * 1024;

/** What a command puts out: without secrets, kept up to a limit, its beginning and its end at hand. Memory does not grow with it. */
export class KeptOutput {
  readonly #sink: OutputSink;
  readonly #redactor: Redactor;
  readonly #limit: number;
  readonly #head: Buffer[] = [];
  #headSize = 0;
  #tail = Buffer.alloc(0);
  /** Bytes that were put out, secrets taken out. */
  given = 0;
  kept = 0;
  /** Why the sink took no more. */
  problem: unknown;

  constructor(sink: OutputSink, secrets: readonly string[], limit = mostKept) {
    this.#sink = sink;
    this.#redactor = new Redactor(secrets);
    this.#limit = limit;
  }

  take(chunk: Buffer): void {
    this.#keep(this.#redactor.push(chunk));
  }

  /** No more comes. */
  end(): void {
    this.#keep(this.#redactor.end());
  }

  get isCut(): boolean {
    return this.given > this.kept;
  }

  /** How many secrets were taken out. */
  get withheld(): number {
    return this.#redactor.count;
  }

  /** The beginning, as text. */
  head(): string {
    return Buffer.concat(this.#head).toString('utf8');
  }

  /** The last lines that hold anything. What returned to the beginning of its line counts as a line of its own. */
  tail(count: number): string[] {
    const lines = this.#tail.toString('utf8').split(/\r\n|\r|\n/);
    return lines.filter(line => line.trim() !== '').slice(-count);
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.given += bytes.length;
    this.#tail = Buffer.concat([this.#tail, bytes.subarray(-mostOfTail)]).subarray(-mostOfTail);
    const wanted = bytes.subarray(0, this.#limit - this.kept);
    if (wanted.length === 0 || this.problem !== undefined) return;
    try {
      this.#sink.write(wanted);
    } catch (error) {
      this.problem = error;
      return;
    }
    this.kept += wanted.length;
    const searched = wanted.subarray(0, mostSearched - this.#headSize);
    this.#headSize += searched.length;
    if (searched.length > 0) this.#head.push(Buffer.from(searched));
  }
}
