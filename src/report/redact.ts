import type { Recorded } from '../engine/event.ts';
import type { CaseState } from '../engine/state.ts';
import { withheld } from '../expression/values/format-value.ts';
import type { CaseReport } from './case-report.ts';
import { coveredByMarks, isMarkedAbove } from './marked-above.ts';
import { peopleIn } from './people-in.ts';
import { valuesIn } from './values-in.ts';

/**
 * The report for people outside: who had a role goes by it, everybody else is Person A, B...; addresses of e-mail, values of sensitive
 * inputs wherever they stand, and texts that were marked TLP:RED or TLP:AMBER+STRICT with what the mark covers are withheld; logs are
 * numbered. Best effort: a nickname, or a name that nobody recorded as one, cannot be known.
 */
export function redact(report: CaseReport, state: CaseState, records: readonly Recorded[]): CaseReport {
  const logs = report.integrity.map(({ w }, i) => [w, `log-${i + 1}`] as const);
  const secrets = valuesIn(records)
    .filter(({ name }) => state.playbook.inputs[name]?.sensitive)
    .map(({ text }) => text);
  const covered = coveredByMarks(records);
  const people = [...peopleIn(state, records)].flatMap(([name, by]) => formsOf(name, by));
  const unnamed = replacer(
    [
      ...logs.map(([text, by]) => ({ text, by, verbatim: true })),
      ...[...secrets, ...covered]
        .filter(text => text.length >= shortestSecret)
        .map(text => ({ text, by: withheld, verbatim: false })),
    ],
    false,
  );
  const names = replacer(people, true);
  const redacted = (text: string): string => {
    if (isMarkedAbove(text)) return 'withheld: marked above TLP:AMBER';
    return names(unnamed(text).replace(address, 'an e-mail address'));
  };
  const hidden = new Set(covered.map(text => text.toLowerCase()));
  const observables = report.observables.filter(({ value }) => !hidden.has(value.toLowerCase()));
  return { ...(eachText({ ...report, observables }, redacted) as CaseReport), redacted: true };
}

/** Anything shorter stands everywhere by chance. */
const shortestSecret = 4;

/** `verbatim`: only where it stands in the same upper and lower case. */
interface Replacement {
  text: string;
  by: string;
  verbatim: boolean;
}

const address = /[\p{L}\p{N}._%+-]+(?:@|\[at\])[\p{L}\p{N}-]+(?:(?:\.|\[\.\])[\p{L}\p{N}-]+)+/giu;

/** The whole name however it is written, and each part of it as it stands, where that can be told from other words. */
function formsOf(name: string, by: string): Replacement[] {
  const parts = name
    .split(/[\s,]+/)
    .filter(part => part !== name && part.length > 2 && /^\p{Lu}/u.test(part));
  return [{ text: name, by, verbatim: false }, ...parts.map(text => ({ text, by, verbatim: true }))];
}

/** Replaces the longest first, all in one go, so that nothing put in is looked at again. */
function replacer(replacements: readonly Replacement[], words: boolean): (text: string) => string {
  if (replacements.length === 0) return text => text;
  const known = new Map<string, Replacement>();
  for (const one of replacements)
    if (!known.has(one.text.toLowerCase())) known.set(one.text.toLowerCase(), one);
  const forms = [...known.keys()].sort((a, b) => b.length - a.length).map(literal);
  const [before, after] = words ? ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'] : ['', ''];
  const pattern = new RegExp(`${before}(?:${forms.join('|')})${after}`, 'giu');
  return text =>
    text.replace(pattern, found => {
      const one = known.get(found.toLowerCase());
      return one === undefined || (one.verbatim && one.text !== found) ? found : one.by;
    });
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

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
