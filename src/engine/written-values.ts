import type { ExpressionContext } from '../expression/evaluation.ts';
import type { Playbook, Value } from '../playbook/playbook.ts';
import type { Expressions } from './expressions.ts';

/** What a playbook writes for some of its inputs, or why that cannot be told: names that are unset, or what is wrong with a value. */
export type Written =
  | { kind: 'values'; values: Record<string, Value> }
  | { kind: 'missing'; input: string; names: string[] }
  | { kind: 'problem'; input: string; message: string };

/** The values of literals and templates, by the input that each is written for; a text that is only one template keeps its type. */
export function writtenValues(
  { inputs }: Playbook,
  texts: Readonly<Record<string, string>>,
  facts: ExpressionContext,
  expressions: Expressions,
): Written {
  const values: Record<string, Value> = {};
  for (const [name, text] of Object.entries(texts)) {
    const input = inputs[name];
    const rendered = expressions.renderValue(text, facts);
    if (rendered.kind === 'missing') return { kind: 'missing', input: name, names: rendered.names };
    if (rendered.kind === 'error') return { kind: 'problem', input: name, message: rendered.message };
    if (!input) return { kind: 'problem', input: name, message: 'the playbook has no such input' };
    const { value } = rendered;
    const parsed = typeof value === 'string' ? expressions.parse(value, input) : { value };
    if ('error' in parsed) return { kind: 'problem', input: name, message: parsed.error };
    values[name] = parsed.value;
  }
  return { kind: 'values', values };
}
