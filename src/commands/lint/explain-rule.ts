import { UsageError } from '../../errors.ts';
import { exampleLines } from '../../lint/example-lines.ts';
import { rules } from '../../lint/rules.ts';
import { nearest } from '../../nearest.ts';
import type { Line } from '../../terminal/line.ts';

/** The page of one rule: what it holds against a playbook and why, an example that breaks it, and the same put right. */
export function explainRule(id: string): Line[] {
  const rule = rules.find(rule => rule.id === id);
  if (!rule) throw unknownRule(id);
  return [
    [
      { text: rule.id, tone: 'strong' },
      { text: `  ${rule.severity}`, tone: 'dim' },
    ],
    [],
    [{ text: rule.why.trim() }],
    [],
    [{ text: 'It finds', tone: 'bad' }],
    ...example(rule.bad),
    [],
    [{ text: 'and not', tone: 'good' }],
    ...example(rule.good),
  ];
}

function example(text: string): Line[] {
  return exampleLines(text).map((line): Line => [{ text: `  ${line}` }]);
}

function unknownRule(id: string): UsageError {
  const known = rules.map(rule => rule.id);
  const meant = nearest(id, known);
  return new UsageError(
    `there is no rule \`${id}\`.`,
    meant ? `Did you mean \`${meant}\`?` : `There are ${known.sort().join(', ')}.`,
  );
}
