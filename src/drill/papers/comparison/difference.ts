import type { Cell } from '../../../report/document/section.ts';
import { spanWords } from '../../../report/document/time-words.ts';

/** What is better: more of it, less of it, or neither. */
export type Better = 'more' | 'less' | undefined;

/** How the second run differs from the first, in times that both have: the sooner the better. */
export function timeDifference(a: number | undefined, b: number | undefined): Cell {
  return changed(a, b, 'less', ms => `${spanWords(Math.abs(ms))} ${ms < 0 ? 'sooner' : 'later'}`);
}

/** The same of how long something took, of which nobody can say what is better. */
export function spanDifference(a: number | undefined, b: number | undefined, better: Better): Cell {
  return changed(a, b, better, ms => `${spanWords(Math.abs(ms))} ${ms < 0 ? 'shorter' : 'longer'}`);
}

export function countDifference(a: number, b: number, better: Better): Cell {
  return changed(a, b, better, more => `${Math.abs(more)} ${more < 0 ? 'fewer' : 'more'}`);
}

/** Of words that have an order, from the worst to the best; others are told apart only. */
export function rankDifference(a: string | undefined, b: string | undefined, ranks: readonly string[]): Cell {
  if (a === b) return same;
  const [one, other] = [a, b].map(word => (word === undefined ? -1 : ranks.indexOf(word))) as [
    number,
    number,
  ];
  if (one === -1 || other === -1) return { text: 'otherwise', tone: 'warn' };
  return other > one ? { text: 'better', tone: 'good' } : { text: 'worse', tone: 'bad' };
}

const same: Cell = { text: 'same', tone: 'quiet' };

export function isSame({ text }: Cell): boolean {
  return text === same.text;
}

function changed(
  a: number | undefined,
  b: number | undefined,
  better: Better,
  inWords: (difference: number) => string,
): Cell {
  if (a === undefined && b === undefined) return same;
  if (a === undefined) return { text: 'only in the second' };
  if (b === undefined) return { text: 'only in the first' };
  const difference = b - a;
  if (difference === 0) return same;
  const text = inWords(difference);
  if (better === undefined) return { text };
  return { text, tone: difference > 0 === (better === 'more') ? 'good' : 'bad' };
}
