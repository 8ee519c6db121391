import type { Option, Playbook, Step } from '../playbook.ts';
import { type Compilation, fullName, isRegimes, type Unit } from './compilation.ts';

/**
 * Gives the ids that a fragment's steps refer to their full form. What the fragment does not have it can only mean outside: a milestone. What a
 * called playbook asks or sets and does not declare is an input of a regime, which is the case's.
 */
export function qualifyReferences(compilation: Compilation): void {
  const { playbook, units, ids, askedAgain } = compilation;
  const fragments = new Map(units.filter(({ prefix }) => prefix !== '').map(unit => [unit.prefix, unit]));
  if (fragments.size === 0) return;
  for (const step of Object.values(playbook.steps)) {
    const unit = fragments.get(step.id.slice(0, step.id.lastIndexOf('/') + 1));
    if (!unit) continue;
    qualifyStep(step, unit, playbook, id => ids.has(id));
    if (unit.call !== undefined) qualifyInputs(step, unit, compilation);
  }
  for (const again of askedAgain)
    if (again.unit.call !== undefined) again.name = inputName(again.name, again.unit, compilation);
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

function qualifyInputs(step: Step, unit: Unit, compilation: Compilation): void {
  step.asks = step.asks.map(name => inputName(name, unit, compilation));
  if (step.kind !== 'decision') return;
  step.options = step.options.map(option => ({
    ...option,
    sets: Object.fromEntries(
      Object.entries(option.sets).map(([name, text]) => [inputName(name, unit, compilation), text]),
    ),
  }));
}

function inputName(full: string, unit: Unit, compilation: Compilation): string {
  const name = full.slice(fullName(unit, '').length);
  return !compilation.inputs.has(full) && isRegimes(compilation, name) ? name : full;
}
