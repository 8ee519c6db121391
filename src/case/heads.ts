import type { Heads } from '../engine/event.ts';
import { UsageError } from '../errors.ts';
import type { Branch } from './branches.ts';

/** A head as someone said or pasted it: the whole hash in hex, or the first 80 bits; with the count of lines where it was given. */
export interface GivenHead {
  text: string;
  hash?: string;
  short?: string;
  lines?: number;
}

/**
 * A head's short form, to be said over a bridge or pasted in a ticket: `7F3K-91BC-02DE-44F0:35` is the first 80 bits of the hash of
 * a log's 35th line, in Crockford's base 32 (no I, L, O, U).
 */
export function formatHead(hash: string, lines: number): string {
  return `${shortOf(hash).replace(/(.{4})(?=.)/g, '$1-')}:${lines}`;
}

/** Reads a head in its short form (any case, any spaces or dashes, O for 0, I and L for 1) or as 64 hex digits. Throws a `UsageError`. */
export function parseHead(text: string): GivenHead {
  const [, digits = '', count] = /^([^:+#]*)(?:[:+#]\s*(\d+))?$/.exec(text.trim()) ?? [];
  const plain = digits.replace(/[\s-]/g, '');
  const lines = count === undefined ? {} : { lines: Number(count) };
  if (/^[0-9a-f]{64}$/i.test(plain)) return { text, hash: plain.toLowerCase(), ...lines };
  const short = plain.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  if (/^[0-9A-HJKMNP-TV-Z]{16}$/.test(short)) return { text, short, ...lines };
  throw new UsageError(
    `"${text}" is not a head`,
    'A head is four groups of four characters and a count (7F3K-91BC-02DE-44F0:35), or 64 hexadecimal digits.',
  );
}

/** The line that a given head names: its branch and its number from 0; nothing where no log has it. */
export function findHead(
  given: GivenHead,
  branches: Iterable<Branch>,
): { branch: Branch; seq: number } | undefined {
  const fits = (hash: string) => (given.hash ? hash === given.hash : shortOf(hash) === given.short);
  for (const branch of branches) {
    const [from, to] = given.lines === undefined ? [branch.from, branch.to] : [given.lines - 1, given.lines];
    for (let seq = Math.max(from, branch.from); seq < Math.min(to, branch.to); seq++) {
      if (fits(branch.log.hashes.at(seq))) return { branch, seq };
    }
  }
  return undefined;
}

/** The newest line of each log, of each branch where one is forked. */
export function headsOf(branches: Iterable<Branch>): Heads {
  return Object.fromEntries(
    leavesOf(branches).map(branch => [branch.name, [branch.to - 1, branch.log.hashes.at(branch.to - 1)]]),
  );
}

/** The branches that no other grows from. */
export function leavesOf(branches: Iterable<Branch>): Branch[] {
  const all = [...branches];
  const parents = new Set(all.map(branch => branch.parent));
  return all.filter(branch => !parents.has(branch));
}

function shortOf(hash: string): string {
  let bits = BigInt(`0x${hash.slice(0, 20)}`);
  let text = '';
  for (let i = 0; i < 16; i++, bits >>= 5n)
    text = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number(bits & 31n)] + text;
  return text;
}
