import type { Path } from '../playbook/yaml/source.ts';
import type { LintedDocument } from './rule.ts';

/** A text as it is written in a file. */
export interface WrittenText {
  text: string;
  path: Path;
}

/** Every value of a file that is a text, in order. Gathered once, however many rules ask. */
export function writtenTexts(document: LintedDocument): readonly WrittenText[] {
  const known = gathered.get(document) ?? textsIn(document, []);
  gathered.set(document, known);
  return known;
}

const gathered = new WeakMap<LintedDocument, WrittenText[]>();

function textsIn(data: unknown, path: Path): WrittenText[] {
  if (typeof data === 'string') return [{ text: data, path }];
  if (Array.isArray(data)) return data.flatMap((entry, i) => textsIn(entry, [...path, i]));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => textsIn(value, [...path, key]));
}
