import type { Diagnostic, Range } from '../playbook/diagnostic.ts';
import { type Fault, findingAt } from '../playbook/finding.ts';
import type { Path, Source } from '../playbook/yaml/source.ts';
import type { Rule } from './rule.ts';

type Said = Omit<Fault, 'rule'>;

/** What a rule has against a key or value, as grave as the rule is. */
export function found(
  rule: Pick<Rule, 'id' | 'severity'>,
  source: Source,
  path: Path,
  part: 'key' | 'value',
  said: Said,
): Diagnostic {
  return foundAt(rule, source, source.locate(path, part), said);
}

/** What a rule has against a part of a file, as grave as the rule is. */
export function foundAt(
  { id, severity }: Pick<Rule, 'id' | 'severity'>,
  source: Source,
  range: Range,
  said: Said,
): Diagnostic {
  return { ...findingAt(source, range, { rule: id, ...said }), severity };
}
