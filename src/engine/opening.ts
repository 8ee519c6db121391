import type { ExpressionContext } from '../expression/evaluation.ts';
import { given } from '../given.ts';
import type { Playbook, Step, Value } from '../playbook/playbook.ts';
import type { Events } from './event.ts';
import type { Expressions } from './expressions.ts';
import { type Written, writtenValues } from './written-values.ts';

/** What opening a step says of it: what its fragment or called playbook is given, and which playbook that is; or why the values cannot be told. */
export function openingOf(
  playbook: Playbook,
  step: Step,
  facts: ExpressionContext,
  expressions: Expressions,
): Opening | Exclude<Written, { kind: 'values' }> {
  const { with: texts, required } = wantsOf(step);
  const written = writtenValues(playbook, texts, facts, expressions);
  if (written.kind !== 'values') return written;
  const { values } = written;
  const names = required.filter(name => values[name] === undefined && facts.values[name] === undefined);
  if (names[0] !== undefined) return { kind: 'missing', input: names[0], names };
  return { kind: 'data', data: given({ with: hasAny(values) ? values : undefined, calls: callOf(step) }) };
}

interface Opening {
  kind: 'data';
  data: Pick<Events['step.opened'], 'with' | 'calls'>;
}

/** A switch is given its values when somebody goes over. */
function wantsOf(step: Step): { with: Record<string, string>; required: string[] } {
  const wants =
    step.kind === 'group' ? step.include : step.kind === 'use' && step.mode === 'call' ? step : undefined;
  return wants ?? { with: {}, required: [] };
}

function callOf(step: Step): Events['step.opened']['calls'] {
  if (step.kind !== 'use' || step.version === undefined || step.digest === undefined) return undefined;
  return { id: step.playbook, version: step.version, digest: step.digest };
}

function hasAny(values: Record<string, Value>): boolean {
  return Object.keys(values).length > 0;
}
