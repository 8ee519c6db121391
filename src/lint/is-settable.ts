import type { Rule } from './rule.ts';

/**
 * Whether a workspace can say how grave a rule's findings are, or turn it off. Not where the loader keeps the rule: a file that breaks it
 * cannot be used at all.
 */
export function isSettable({ id, check, checkTogether }: Rule): boolean {
  return check !== undefined || checkTogether !== undefined || foundOtherwise.includes(id);
}

/** Rules that lint keeps without looking at a playbook: of what a workspace names in its library, and of comments that hide findings. */
const foundOtherwise: readonly string[] = [
  'unknown-role',
  'unknown-playbook',
  'unknown-regime',
  'unknown-folder',
  'unknown-rule',
  'unsettable-rule',
  'unfilled-role',
  'ignore-without-reason',
  'unused-ignore',
];
