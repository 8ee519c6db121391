import { nearest } from '../../nearest.ts';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { findingAt, replacing } from '../../playbook/finding.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import { type Ignore, readIgnores } from './read-ignores.ts';

interface Linted {
  source: Source;
  /** What keeps the file from being used: it cannot be ignored, and is told so. */
  refusals: readonly Diagnostic[];
  /** What else was found, also in files that it takes in. */
  found: readonly Diagnostic[];
  /** Another file that findings are in, where it can be had. */
  sourceOf(file: string): Source | undefined;
  /** Whether all that this file's lines can break was looked for, so that a comment that hid nothing is in vain. */
  complete: boolean;
  /** The ids of all rules. */
  rules: readonly string[];
  /** Those that look at other files as well, so that this one alone cannot show a comment to be in vain. */
  together?: readonly string[];
}

/** Everything that was found but for what comments hide, and what is wrong with those comments. */
export function applyIgnores(linted: Linted): { refusals: Diagnostic[]; found: Diagnostic[] } {
  const { source, refusals, found, sourceOf } = linted;
  const byFile = new Map([[source.file, readIgnores(source)]]);
  const ignoresIn = (file: string): Ignore[] => {
    const known = byFile.get(file) ?? ignoresOf(sourceOf(file));
    byFile.set(file, known);
    return known;
  };
  const used = new Set<unknown>();
  const hides = ({ rule, file, range }: Diagnostic): boolean => {
    const naming = ignoresIn(file)
      .filter(({ line }) => line === range.start.line)
      .flatMap(({ rules }) => rules.filter(({ id }) => id === rule));
    for (const named of naming) used.add(named);
    return naming.length > 0;
  };
  return {
    refusals: refusals.map(refusal => (hides(refusal) ? notIgnored(refusal) : refusal)),
    found: [
      ...found.filter(finding => !hides(finding)),
      ...ignoresIn(source.file).flatMap(ignore => faultsOf(ignore, linted, used)),
    ],
  };
}

function ignoresOf(source: Source | undefined): Ignore[] {
  return source ? readIgnores(source) : [];
}

function notIgnored(refusal: Diagnostic): Diagnostic {
  const why = 'the file cannot be used with it, so that it cannot be ignored';
  return { ...refusal, help: refusal.help ? `${refusal.help}; ${why}` : why };
}

function faultsOf(
  { rules: named, reason, range, whole }: Ignore,
  { source, complete, rules, together = [] }: Linted,
  used: ReadonlySet<unknown>,
): Diagnostic[] {
  if (named.length === 0) {
    return [
      inVain(
        source,
        range,
        'this names no rule, so that it hides nothing',
        `write ${form} with the rule's id`,
      ),
    ];
  }
  const unknown = named.filter(({ id }) => !rules.includes(id));
  const idle = named.filter(
    rule => complete && rules.includes(rule.id) && !together.includes(rule.id) && !used.has(rule),
  );
  return [
    ...unknown.map(({ id, range }) => unknownRule(source, range, id, rules)),
    ...idle.map(({ id, range }) => ({
      ...inVain(source, range, `nothing breaks \`${id}\` there, so that this hides nothing`, 'remove it'),
      ...(named.length === 1 && { fix: replacing(whole, '') }),
    })),
    ...(reason === '' ? [noReason(source, range)] : []),
  ];
}

const form = '`# tocsin: ignore[rule] reason`';

function inVain(source: Source, range: Diagnostic['range'], message: string, help: string): Diagnostic {
  return { ...findingAt(source, range, { rule: 'unused-ignore', message, help }), severity: 'warning' };
}

function unknownRule(
  source: Source,
  range: Diagnostic['range'],
  id: string,
  rules: readonly string[],
): Diagnostic {
  const meant = nearest(id, rules);
  return findingAt(source, range, {
    rule: 'unknown-rule',
    message: `there is no rule \`${id}\`, so that this hides nothing`,
    help: meant ? `did you mean \`${meant}\`?` : 'name the rule as its finding does',
  });
}

function noReason(source: Source, range: Diagnostic['range']): Diagnostic {
  return findingAt(source, range, {
    rule: 'ignore-without-reason',
    message: 'a finding is hidden here, and nobody can tell why',
    help: `say why behind the bracket: ${form}`,
  });
}
