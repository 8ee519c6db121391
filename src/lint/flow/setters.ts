import type { Playbook, Step } from '../../playbook/playbook.ts';

/** The steps that give each input a value: those that ask it, whose options set it, whose command's output or whose `with` it is. */
export function settersOf({ steps }: Playbook): Map<string, Step[]> {
  const setters = new Map<string, Step[]>();
  for (const step of Object.values(steps)) {
    for (const name of new Set(setBy(step))) {
      const known = setters.get(name) ?? [];
      setters.set(name, known);
      known.push(step);
    }
  }
  return setters;
}

function setBy(step: Step): string[] {
  const { asks } = step;
  switch (step.kind) {
    case 'decision':
      return [...asks, ...step.options.flatMap(({ sets }) => Object.keys(sets))];
    case 'run':
      return [...asks, ...Object.keys(step.outputs)];
    case 'use':
      return [...asks, ...Object.keys(step.with), ...step.required];
    case 'group':
      return [...asks, ...Object.keys(step.include?.with ?? {}), ...(step.include?.required ?? [])];
    case 'phase':
    case 'task':
    case 'approve':
    case 'notify':
    case 'wait':
    case 'lift':
    case 'review':
      return asks;
    default:
      return step satisfies never;
  }
}
