import type { Option, Playbook, Step } from '../playbook.ts';
import type { Compilation, Unit } from './compilation.ts';

/** Gives the ids that a fragment's steps refer to their full form. What the fragment does not have it can only mean outside: a milestone. */
export function qualifyReferences({ playbook, units, ids }: Compilation): void {
  const fragments = new Map(units.filter(({ prefix }) => prefix !== '').map(unit => [unit.prefix, unit]));
  if (fragments.size === 0) return;
  for (const step of Object.values(playbook.steps)) {
    const unit = fragments.get(step.id.slice(0, step.id.lastIndexOf('/') + 1));
    if (unit) qualifyStep(step, unit, playbook, id => ids.has(id));
  }
}

function qualifyStep(
  step: Step,
  { prefix }: Unit,
  { milestones }: Playbook,
  isKnown: (id: string) => boolean,
): void {
  const qualify = (id: string) => (isKnown(prefix + id) || !milestones.includes(id) ? prefix + id : id);
  if (step.needs) step.needs = step.needs.map(qualify);
  step.destroys = step.destroys.map(qualify);
  if (step.kind !== 'decision') return;
  step.options = step.options.map(
    (option): Option =>
      option.next === undefined || option.next === 'end' ? option : { ...option, next: prefix + option.next },
  );
}
