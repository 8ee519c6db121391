import type { Expressions } from '../engine/expressions.ts';
import type { Playbook, Value } from '../playbook/playbook.ts';
import type { Walkthrough } from '../playbook/walkthrough.ts';
import { missingInputs } from './ask-opening.ts';

/**
 * The values that a walkthrough's case opens with, `given` ones before its own. The error is one sentence: what it is about, and what
 * is wrong; `missing` are inputs without which the case cannot open.
 */
export function openingInputs(
  playbook: Playbook,
  { inputs: entries }: Walkthrough,
  expressions: Expressions,
  given: Record<string, Value> = {},
): { inputs: Record<string, Value> } | { error: string } | { missing: string[] } {
  const inputs: Record<string, Value> = {};
  for (const [name, entry] of Object.entries(entries)) {
    const input = playbook.inputs[name];
    const parsed = input ? expressions.parse(entry, input) : { error: 'the playbook does not ask for it' };
    if ('error' in parsed) return { error: `${name}: ${parsed.error}` };
    inputs[name] = parsed.value;
  }
  Object.assign(inputs, given);
  const missing = missingInputs(playbook, inputs).map(({ name }) => name);
  return missing.length > 0 ? { missing } : { inputs };
}
