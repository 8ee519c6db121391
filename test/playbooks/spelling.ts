import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import dictionary from 'dictionary-en-gb';
import nspell from 'nspell';
import { parse } from 'yaml';

/** Keys of playbooks, fragments, regulations and scenarios that hold what people read. */
const read = new Set(
  `title summary ask help goal why guide checklist what from to by message label means brief undo review content
   severity owner text target capability scope threat sponsor questions answer hints watch_for hot_wash`.split(
    /\s+/,
  ),
);

const speller = nspell(dictionary as unknown as { aff: Buffer; dic: Buffer });
const ofTheField = new Set(readFileSync(join(import.meta.dirname, 'words.txt'), 'utf8').split(/\s+/));

/** Words of a file's texts that neither the dictionary nor `words.txt` has, each once. */
export function misspelled(yaml: string): string[] {
  const words = textsIn(parse(yaml, { schema: 'failsafe' }), false).flatMap(wordsIn);
  return [...new Set(words)].filter(word => !isKnown(word)).sort();
}

/** All that stands under a key that is read, at any depth. */
function textsIn(value: unknown, isRead: boolean): string[] {
  if (typeof value === 'string') return isRead ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(item => textsIn(item, isRead && typeof item === 'string'));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    textsIn(item, (read.has(key) || key.startsWith('sev')) && !namesRoles(key, item)),
  );
}

/** An inject is sent to a list of roles, a notice to people in words. */
function namesRoles(key: string, value: unknown): boolean {
  return key === 'to' && Array.isArray(value);
}

/** Identifiers, commands, addresses and what is filled in are no words. */
function wordsIn(text: string): string[] {
  const prose = text.replace(/\{\{.*?\}\}|`[^`]*`|https?:\S+|\S*[@_\\]\S*|\S*\w[./]\w+\S*/g, ' ');
  return (
    prose.match(/(?<![\p{L}\p{N}])\p{L}[\p{L}'’]*(?![\p{N}])/gu)?.map(word => word.replace(/['’]s?$/, '')) ??
    []
  );
}

function isKnown(word: string): boolean {
  const isShort = word.length < 2 || /^\p{Lu}{2,}s?$/u.test(word);
  return isShort || [word, word.toLowerCase()].some(form => ofTheField.has(form) || speller.correct(form));
}
