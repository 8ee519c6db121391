import type { Recorded } from '../engine/event.ts';
import type { CaseState } from '../engine/state.ts';
import { withheld } from '../expression/values/format-value.ts';
import type { CaseReport } from './case-report.ts';
import { coveredByMarks, isMarkedAbove } from './marked-above.ts';
import { ordinaryWords } from './ordinary-words.ts';
import { type KnownPerson, peopleIn } from './people-in.ts';
import { type Replacement, replacer } from './replacer.ts';
import { valuesIn } from './values-in.ts';

/**
 * The report for people outside: who had a role goes by it, everybody else is Person A, B...; addresses of e-mail, values of sensitive
 * inputs wherever they stand, and texts that were marked TLP:RED or TLP:AMBER+STRICT with what the mark covers are withheld; logs are
 * numbered. Best effort: a nickname, or a name that nobody recorded as one, cannot be known.
 */
export function redact(report: CaseReport, state: CaseState, records: readonly Recorded[]): CaseReport {
  const { covered, secrets, people } = redactionOf(state, records);
  const logs = report.integrity.map(({ w }, i) => ({ text: w, by: `log-${i + 1}` }));
  const unnamed = replacer([...logs, ...secrets]);
  const names = replacer(people);
  const redacted = (text: string): string => {
    if (isMarkedAbove(text)) return 'withheld: marked above TLP:AMBER';
    return names(unnamed(text).replace(address, 'an e-mail address'));
  };
  const hidden = new Set(covered.map(text => text.toLowerCase()));
  const observables = report.observables.filter(({ value }) => !hidden.has(value.toLowerCase()));
  return { ...(eachText({ ...report, observables }, redacted) as CaseReport), redacted: true };
}

/** What of a case is not for people outside. */
export interface Redaction {
  /** What marks above TLP:AMBER cover beyond the texts that they stand in. */
  covered: string[];
  /** Values of sensitive inputs and what marks cover, wherever they stand. */
  secrets: Replacement[];
  /** Names, and roles or letters in their place. */
  people: Replacement[];
}

export function redactionOf(state: CaseState, records: readonly Recorded[]): Redaction {
  const sensitive = valuesIn(records)
    .filter(({ name }) => state.playbook.inputs[name]?.sensitive)
    .map(({ text }) => text);
  const covered = coveredByMarks(records);
  const ordinary = ordinaryWords(state.playbook);
  return {
    covered,
    secrets: [...sensitive, ...covered]
      .filter(text => text.length >= shortestSecret)
      .map(text => ({ text, by: withheld })),
    people: peopleIn(state, records, ordinary).flatMap(person => formsOf(person, ordinary)),
  };
}

/** Anything shorter stands everywhere by chance. */
const shortestSecret = 4;

/** It begins only where such a run of characters does: from each of them on, it would be looked for to the end of a long one. */
const address =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+(?:@|\[@\]|\[at\])[\p{L}\p{N}-]+(?:(?:\.|\[\.\])[\p{L}\p{N}-]+)+/giu;

/** The whole name, and each part of it that is no word of the language where it stands. */
function formsOf({ name, by, sure }: KnownPerson, ordinary: ReturnType<typeof ordinaryWords>): Replacement[] {
  const parts = name.split(/[\s,._-]+/).flatMap((text): Replacement[] => {
    if (text === name || (text.length <= 2 && !uncased.test(text))) return [];
    const kind = ordinary(text.toLowerCase());
    if (kind === undefined) return [{ text, by, word: true }];
    return kind === 'name' || (sure && /^\p{Lu}/u.test(text))
      ? [{ text, by, word: true, capital: true }]
      : [];
  });
  return [{ text: name, by, word: true }, ...parts];
}

/** Scripts in which two characters are a name. */
const uncased = /^\p{Lo}+$/u;

/** The same data, every text of it as `change` gives it; fixed words and digests stay. */
function eachText(value: unknown, change: (text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return fixed.has(key) ? value : change(value);
  if (Array.isArray(value)) return value.map(entry => eachText(entry, change, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, eachText(v, change, k)]));
}

/** Keys of what the program wrote: states, times and digests. */
const fixed: ReadonlySet<string> = new Set([
  'at',
  'digest',
  'kind',
  'mark',
  'mode',
  'outcome',
  'sha256',
  'stage',
  'state',
  'type',
  'verdict',
]);
