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
