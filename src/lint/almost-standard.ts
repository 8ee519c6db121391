import { distance } from 'fastest-levenshtein';
import { standardMilestones } from '../playbook/milestones.ts';

/** The standard milestone that is most likely meant by one that is a letter or two from it. */
export function almostStandard(name: string): string | undefined {
  if (standardMilestones.includes(name)) return undefined;
  return standardMilestones.find(other => other[0] === name[0] && distance(name, other) <= 2);
}
