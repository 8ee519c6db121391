import { distance } from 'fastest-levenshtein';

/** The known word that a person most likely meant, or nothing where none is near: at most two fifths of the letters differ, and not all. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map(candidate => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(
      ({ candidate, far }) =>
        far < candidate.length &&
        far <= Math.max(1, Math.round(Math.max(word.length, candidate.length) * 0.4)),
    )
    .sort((a, b) => a.far - b.far);
  return ranked[0]?.candidate;
}

/**
 * The known word that a person certainly meant: the only one that is a single slip of the fingers away, which is a letter too many,
 * too few, another or swapped with its neighbour. Nothing for short words, nor where the slip is in a digit: `host-1` is not `host-2`.
 */
export function oneSlip(word: string, known: readonly string[]): string | undefined {
  const near = known.filter(candidate => isSlip(word, candidate));
  const [only] = near;
  return near.length === 1 && word.length >= 4 ? only : undefined;
}

function isSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (/\d/.test(x + y)) return false;
  const swapped = x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0];
  return swapped || (x !== y && x.length <= 1 && y.length <= 1);
}
