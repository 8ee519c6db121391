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
  const written = writtenValues(playbook, givenTo(step), facts, expressions);
  if (written.kind !== 'values') return written;
  const { values } = written;
  return { kind: 'data', data: given({ with: hasAny(values) ? values : undefined, calls: callOf(step) }) };
}

interface Opening {
  kind: 'data';
  data: Pick<Events['step.opened'], 'with' | 'calls'>;
}

/** By the inputs' full names. */
function givenTo(step: Step): Record<string, string> {
  if (step.kind === 'group') return step.include?.with ?? {};
  return step.kind === 'use' ? step.with : {};
}

function callOf(step: Step): Events['step.opened']['calls'] {
  if (step.kind !== 'use' || step.version === undefined || step.digest === undefined) return undefined;
  return { id: step.playbook, version: step.version, digest: step.digest };
}

function hasAny(values: Record<string, Value>): boolean {
  return Object.keys(values).length > 0;
}
