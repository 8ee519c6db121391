/** A run of characters that a reader cannot see or that reorder, hide or forge what is shown. */
export interface UnsafeRun {
  offset: number;
  length: number;
  /** As `U+202E`, the first of the run. */
  name: string;
}

/**
 * Finds what no playbook may hold: C0 and C1 controls besides tab and line ends, bidirectional and other format controls,
 * zero-width and tag characters, line separators, lone surrogates. A byte order mark may begin a file; U+FE0F may style an emoji.
 */
export function findUnsafe(text: string): UnsafeRun[] {
  if (plain.test(text)) return [];
  return Array.from(text.matchAll(unsafe), ({ index, 0: run }) => ({
    offset: index,
    length: run.length,
    name: codePointName(run),
  })).filter(({ offset, length }) => !(offset === 0 && length === 1 && text.startsWith('\uFEFF')));
}

/** A text in which such characters can be seen: `\\u{202e}` in their place. Tabs become a blank. */
export function showUnsafe(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replace(unsafe, run =>
      Array.from(run, char => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`).join(''),
    );
}

/** The character's name as Unicode writes it: `U+202E`. */
export function codePointName(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Printable ASCII, Latin letters and the usual punctuation: nothing to look for. */
const plain = /^[\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20cf]*$/;

const unsafe =
  /(?:(?!\t|\n|\r\n)(?!(?<=[\p{Emoji}\p{So}])[\uFE0E\uFE0F])(?![\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}])+/gu;
