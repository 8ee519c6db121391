import type { Recorded } from '../../engine/event.ts';
import type { CaseState } from '../../engine/state.ts';
import { findIndicators } from '../../expression/values/find-indicators.ts';
import { refang } from '../../expression/values/refang.ts';
import { findUnsafe } from '../../playbook/yaml/unsafe-character.ts';
import { isMarkedAbove } from '../../report/marked-above.ts';
import { redactionOf } from '../../report/redact.ts';
import { type Replacement, replacer } from '../../report/replacer.ts';
import { reservedWords } from '../reserved-words.ts';
import { disguise } from './disguises.ts';
import { originalsIn } from './originals.ts';

/**
 * A text of the case as an exercise may have it: redacted as reports are, with what is technical in it replaced and what stops an exercise
 * taken out; one line or several. Nothing where nothing is left of it, or where it is marked above TLP:AMBER.
 */
export type Cover = (text: string) => string | undefined;

/** `hidden`: whether a value is only known from what is marked above TLP:AMBER. */
export interface CoveredCase {
  cover: Cover;
  hidden(value: string): boolean;
}

/** All of the record is looked at for what must not stand in an exercise, privileged notes too. */
export function coverOf(state: CaseState, records: readonly Recorded[]): CoveredCase {
  const { covered, secrets, people } = redactionOf(state, records);
  const disguises = [...disguise(originalsIn(state, records))].map(([text, by]) => asReplacement(text, by));
  const hiddenTexts = secrets
    .map(secret => ({ ...secret, text: readable(secret.text) }))
    .filter(({ text }) => /\S/.test(text));
  const replaced = replacer([...hiddenTexts, ...disguises, ...people]);
  const hiddenValues = new Set(covered.map(value => value.toLowerCase()));
  return {
    hidden: value => hiddenValues.has(value.toLowerCase()),
    cover: text => {
      if (isMarkedAbove(text)) return undefined;
      const plain = replaced(readable(text)).replace(anyReserved, '...').trim();
      return plain === '' ? undefined : fitting(plain);
    },
  };
}

const anyReserved = new RegExp(reservedWords, 'gi');

/** A text within what a scenario may have; what is longer is cut, never through a character. */
export function fitting(text: string): string {
  if (text.length <= longest) return text;
  const begun = text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
  return `${begun.trimEnd()} ...`;
}

const longest = 3800;

/** A text as it is looked through: what is to be found in it has the same form, however both were written. */
function readable(text: string): string {
  return asItIs(withoutUnsafe(text)).replace(/[^\S\n]+/g, ' ');
}

/** Characters that nobody sees could stand within a name. */
function withoutUnsafe(text: string): string {
  let safe = text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ');
  for (const { offset, length } of findUnsafe(safe).reverse())
    safe = safe.slice(0, offset) + safe.slice(offset + length);
  return safe;
}

/** Indicators as they are, so that each has one form. */
function asItIs(text: string): string {
  return text.replace(/\S+/g, word => (findIndicators(word).length > 0 ? refang(word) : word));
}

/** A word of letters alone stands within other words by chance; a number, an address or a name with a dot does not. */
function asReplacement(text: string, by: string): Replacement {
  const isWord = /^\p{L}{1,9}$/u.test(text) || text.length < 4;
  return { text, by, ...(isWord && { word: true }) };
}
