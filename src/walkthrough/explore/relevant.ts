import type { Playbook, Step } from '../../playbook/playbook.ts';
import { isOf } from './calls.ts';
import { type Reads, readsOfStep, templateInputs } from './reads.ts';
import { restartedBy } from './restarts.ts';

/** What bears on the flow of a playbook, and where it does. */
export interface Relevant {
  reads: ReadonlyMap<string, Reads>;
  /** Inputs, each with the steps that look at it; `''` where its value flows on into another input. */
  inputs: ReadonlyMap<string, ReadonlySet<string>>;
  severity: boolean;
  /** Steps that some decision may begin again. */
  restarted: ReadonlySet<string>;
}

/** Every other answer leads to the same steps, whatever it is. */
export function relevantOf(playbook: Playbook): Relevant {
  const steps = Object.values(playbook.steps);
  const reads = new Map(steps.map(step => [step.id, readsOfStep(playbook, step)]));
  const inputs = new Map<string, Set<string>>();
  const note = (name: string, step: string) => inputs.set(name, (inputs.get(name) ?? new Set()).add(step));
  for (const step of steps) {
    for (const name of reads.get(step.id)?.inputs ?? []) note(name, step.id);
    for (const name of requiredBy(step)) note(name, step.id);
  }
  const flows = steps.flatMap(step => flowsOf(step));
  for (let known = -1; known !== inputs.size; ) {
    known = inputs.size;
    for (const [to, text] of flows)
      if (inputs.has(to)) for (const from of templateInputs(playbook, text)) note(from, '');
  }
  const restarted = new Set(steps.flatMap(step => [...restartedBy(playbook, step)]));
  return { reads, inputs, restarted, severity: [...reads.values()].some(({ severity }) => severity) };
}

/** The same while a call is gone through: only its own decisions begin its steps again. */
export function relevantWithin(playbook: Playbook, around: Relevant, call: string): Relevant {
  const own = Object.values(playbook.steps).filter(({ id }) => isOf(call, id));
  const restarted = new Set([...around.restarted].filter(id => !isOf(call, id)));
  for (const step of own) for (const id of restartedBy(playbook, step, call)) restarted.add(id);
  return { ...around, restarted };
}

/** Without these a fragment or a called playbook does not open, where it is not given them. */
export function requiredBy(step: Step): readonly string[] {
  const wants = step.kind === 'use' ? step : step.kind === 'group' ? step.include : undefined;
  return wants ? wants.required.filter(name => !Object.hasOwn(wants.with, name)) : [];
}

/** Which input is written by which text. */
function flowsOf(step: Step): [string, string][] {
  if (step.kind === 'decision') return step.options.flatMap(({ sets }) => Object.entries(sets));
  const given = step.kind === 'use' ? step.with : step.kind === 'group' ? step.include?.with : undefined;
  return Object.entries(given ?? {});
}
