import { expressionNames } from '../../expression/names.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';
import type { WrittenCondition } from './conditions.ts';
import { holderOf, standsIn } from './tree.ts';

/** What is true wherever a condition is asked: conditions of what it stands in, on values that nothing in there sets again, and the options chosen. */
export function holdsAround(
  playbook: Playbook,
  { step, text, scope }: WrittenCondition,
  setters: ReadonlyMap<string, readonly Step[]>,
): string[] {
  const given: string[] = [];
  const names = expressionNames(text, scope);
  for (let held = step && holderOf(playbook, step); held; held = holderOf(playbook, held.owner)) {
    const { owner, option } = held;
    if (option !== undefined) given.push(`outcome(${JSON.stringify(owner.id)}) == ${JSON.stringify(option)}`);
    const isSetInside = names.some(name =>
      setters.get(name)?.some(setter => standsIn(playbook, setter, owner)),
    );
    if (isSetInside) break;
    if (owner.when !== undefined && owner.file === undefined && !changing.test(owner.when))
      given.push(owner.when);
  }
  return given;
}

/** What may have become another since it was looked at. */
const changing = /\b(?:severity|now|outcome|passes|reached|time_of|has_evidence)\b/;
