import type { Path } from '../../src/playbook/yaml/source.ts';
import type { Edit } from './mutant.ts';
import { type Key, placeOf, type Scalar, type Sheet } from './sheet.ts';

/** Writes something else for a value. */
export function instead({ start, end }: { start: number; end: number }, text: string): Edit {
  return { start, end, text };
}

/** A new line in the map that a path leads to, behind the line of one of its keys; nothing where that stands in `{ }`. */
export function lineBehind(sheet: Sheet, path: Path, key: string, line: string): Edit[] {
  const found = sheet.keys.find(
    ({ path: own, name, inFlow }) => name === key && !inFlow && samePath(own.slice(0, -1), path),
  );
  if (!found) return [];
  const [, end] = placeOf(sheet, found.path, 'value');
  const at = endOfLine(sheet.text, Math.max(found.end, end - 1));
  return [{ start: at, end: at, text: `\n${indentOf(sheet, found)}${line}` }];
}

/** Takes out the line of a key whose value stands on it; nothing for the first of a map, or where it stands in `{ }`. */
export function withoutLine(sheet: Sheet, path: Path): Edit[] {
  const key = sheet.keys.find(({ path: own }) => samePath(own, path));
  if (!key || key.first || key.inFlow) return [];
  const [, end] = placeOf(sheet, path, 'value');
  const start = sheet.text.lastIndexOf('\n', key.start) + 1;
  return [{ start, end: endOfLine(sheet.text, Math.max(key.end, end - 1)) + 1, text: '' }];
}

/** Takes out an item of a list with all that it holds; nothing where it stands in `[ ]`. */
export function withoutItem(sheet: Sheet, path: Path): Edit[] {
  const [start, end] = wholeItem(sheet, path) ?? [0, 0];
  return end > start ? [{ start, end, text: '' }] : [];
}

/** From the line of an item's dash to the one behind it. */
export function wholeItem(sheet: Sheet, path: Path): [number, number] | undefined {
  const first = sheet.keys.find(({ path: own, first }) => first && samePath(own.slice(0, -1), path));
  if (!first || first.inFlow) return undefined;
  const start = sheet.text.lastIndexOf('\n', first.start) + 1;
  const indent = sheet.text.slice(start).search(/\S/);
  let end = endOfLine(sheet.text, first.start) + 1;
  while (end < sheet.text.length) {
    const next = endOfLine(sheet.text, end) + 1;
    const line = sheet.text.slice(end, next);
    if (line.trim() !== '' && line.search(/\S/) <= indent) break;
    end = next;
  }
  return [start, end];
}

/** The spaces before a key of its map. */
export function indentOf({ text }: Sheet, { start }: Pick<Key, 'start'>): string {
  return ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
}

/** A word with a letter left out or two changed about: what fingers do. `known` words are not made. */
export function misspelt(word: string, known: ReadonlySet<string> = new Set()): string {
  const middle = Math.max(1, Math.floor(word.length / 2));
  const tries = [
    word.slice(0, middle) + word.slice(middle + 1),
    `${word.slice(0, middle - 1)}${word[middle]}${word[middle - 1]}${word.slice(middle + 1)}`,
    `${word}x`,
  ];
  return tries.find(made => made !== word && made !== '' && !known.has(made)) ?? `${word}xx`;
}

export function samePath(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((part, i) => part === other[i]);
}

/** On one line, between no brackets and without quotes. */
export function isPlain({ style, inFlow, value, start, end }: Scalar, { text }: Sheet): boolean {
  return style === 'plain' && !inFlow && value !== '' && !text.slice(start, end).includes('\n');
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
