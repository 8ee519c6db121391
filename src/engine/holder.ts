import type { Playbook } from '../playbook/playbook.ts';
import type { Instance } from './event.ts';
import { instanceOf } from './instance.ts';

/** The instance that holds this one's list: named by the scope, or plain where the scope is its own; none for what stands at the top. */
export function holderOf(playbook: Playbook, instance: Instance): Instance | undefined {
  const list = playbook.lists[playbook.steps[instance.step]?.list ?? ''];
  if (list?.owner === undefined) return undefined;
  return instanceOf(instance.in, list.owner) ?? { in: instance.in, step: list.owner, pass: 1, redo: 0 };
}

/** The instances around this one, itself first. */
export function* outwards(playbook: Playbook, instance: Instance): Generator<Instance> {
  for (let at: Instance | undefined = instance; at; at = holderOf(playbook, at)) yield at;
}

/** False where both stand inside the same `each`, and for another value of it. */
export function shareValues(playbook: Playbook, a: Instance, b: Instance): boolean {
  const values = new Map([...outwards(playbook, a)].map(({ step, item }) => [step, item]));
  return [...outwards(playbook, b)].every(({ step, item }) => !values.has(step) || values.get(step) === item);
}
