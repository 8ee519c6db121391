import { type Folded, foldText } from './fold-text.ts';

/** What is not to be read, and what stands in its place. */
export interface Replacement {
  text: string;
  by: string;
  /** Only between characters that are not of the same word. */
  word?: true;
  /** Not where it stands in small letters: there it is a word like another. */
  capital?: true;
}

/**
 * Replaces every occurrence, however it is cased, accented or composed. Plain search, so that no text is a pattern; where two occurrences
 * overlap the whole stretch goes, by the word of the longest; nothing put in is looked at again.
 */
export function replacer(replacements: readonly Replacement[]): (text: string) => string {
  const sought = replacements.flatMap(one => {
    const { folded } = foldText(one.text);
    return folded.trim() === '' ? [] : [{ ...one, folded }];
  });
  return text => {
    if (sought.length === 0) return text;
    const folded = foldText(text);
    const spans = sought.flatMap(one => spansOf(one, folded, text));
    return spans.length === 0 ? text : withoutSpans(text, spans);
  };
}

interface Span {
  from: number;
  to: number;
  by: string;
}

function spansOf(
  sought: Replacement & { folded: string },
  { folded, placeOf }: Folded,
  text: string,
): Span[] {
  const spans: Span[] = [];
  const { length } = sought.folded;
  for (
    let found = folded.indexOf(sought.folded);
    found !== -1;
    found = folded.indexOf(sought.folded, found + 1)
  ) {
    const [from, to] = placeOf(found, length);
    const isWhole = !sought.word || (!isOneWord(text, from) && !isOneWord(text, to));
    const isCased = !sought.capital || /\p{Lu}/u.test(text.slice(from, to));
    if (isWhole && isCased) spans.push({ from, to, by: sought.by });
  }
  return spans;
}

/** Whether the characters on both sides of a place are of one word. */
function isOneWord(text: string, place: number): boolean {
  const before = /(?:^|.)(.)$/su.exec(text.slice(Math.max(0, place - 4), place))?.[1] ?? '';
  const after = String.fromCodePoint(text.codePointAt(place) ?? 0x20);
  return inWord.test(before) && inWord.test(after) && !unspaced.test(before) && !unspaced.test(after);
}

const inWord = /[\p{L}\p{M}\p{N}]/u;

/** Scripts that put no space between words, or fix particles to names. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

function withoutSpans(text: string, spans: readonly Span[]): string {
  let kept = '';
  let done = 0;
  for (const { from, to, by } of merged(spans)) {
    kept += text.slice(done, from) + by;
    done = to;
  }
  return kept + text.slice(done);
}

function merged(spans: readonly Span[]): Span[] {
  const apart: (Span & { longest: number })[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = apart.at(-1);
    const longest = span.to - span.from;
    if (!last || span.from >= last.to) apart.push({ ...span, longest });
    else {
      last.to = Math.max(last.to, span.to);
      if (longest > last.longest) Object.assign(last, { by: span.by, longest });
    }
  }
  return apart;
}
