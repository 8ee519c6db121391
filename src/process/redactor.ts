/** What stands in output where a secret stood. */
const redaction = '[withheld]';

/** Bytes of the shortest secret that is looked for: anything shorter stands everywhere by chance. */
export const shortestSecret = 4;

/**
 * Takes secrets out of bytes as they stream by, also where one lies across two chunks. Best effort: a secret that is encoded,
 * quoted or broken into lines is not found.
 */
export class Redactor {
  readonly #secrets: Buffer[];
  /** Bytes that could be the beginning of a secret and wait for what follows. */
  #held = Buffer.alloc(0);
  /** How many have been taken out. */
  count = 0;

  constructor(secrets: readonly string[]) {
    this.#secrets = [...new Set(secrets)]
      .map(secret => Buffer.from(secret, 'utf8'))
      .filter(secret => secret.length >= shortestSecret)
      .sort((a, b) => b.length - a.length);
  }

  push(chunk: Buffer): Buffer {
    if (this.#secrets.length === 0) return chunk;
    const bytes = Buffer.concat([this.#held, chunk]);
    const { clean, rest } = this.#takeOut(bytes);
    const keep = this.#couldBegin(rest);
    this.#held = Buffer.from(rest.subarray(rest.length - keep));
    return Buffer.concat([...clean, rest.subarray(0, rest.length - keep)]);
  }

  /** What is left at the end. */
  end(): Buffer {
    const rest = this.#held;
    this.#held = Buffer.alloc(0);
    return rest;
  }

  /** Bytes at the end that are the beginning of a secret, for all that is known yet. */
  #couldBegin(rest: Buffer): number {
    const longest = Math.min(rest.length, (this.#secrets[0] as Buffer).length - 1);
    for (let count = longest; count > 0; count--) {
      const end = rest.subarray(rest.length - count);
      if (this.#secrets.some(secret => secret.length > count && end.equals(secret.subarray(0, count))))
        return count;
    }
    return 0;
  }

  /** Everything up to the end of the last secret, and what follows it. */
  #takeOut(bytes: Buffer): { clean: Buffer[]; rest: Buffer } {
    const clean: Buffer[] = [];
    const next = this.#secrets.map(secret => bytes.indexOf(secret));
    let at = 0;
    for (;;) {
      let first = -1;
      for (const [i, found] of next.entries()) {
        if (found !== -1 && found < at) next[i] = bytes.indexOf(this.#secrets[i] as Buffer, at);
        const place = next[i] as number;
        if (place !== -1 && (first === -1 || place < (next[first] as number))) first = i;
      }
      if (first === -1) return { clean, rest: bytes.subarray(at) };
      const from = next[first] as number;
      clean.push(bytes.subarray(at, from), Buffer.from(redaction));
      at = from + (this.#secrets[first] as Buffer).length;
      this.count++;
    }
  }
}
