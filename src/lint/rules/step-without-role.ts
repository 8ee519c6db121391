import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { type WrittenStep, writtenSteps } from '../written-steps.ts';

export const stepWithoutRole: Rule = {
  id: 'step-without-role',
  severity: 'info',
  why: 'Where the steps around it say whose work they are, one that does not is done by everybody or by nobody.',
  bad: `- id: confirm
  title: Confirm the report
  role: commander
- id: keep-logs
  title: Keep the logs
`,
  good: `- id: confirm
  title: Confirm the report
  role: commander
- id: keep-logs
  title: Keep the logs
  role: commander
`,
  check: ({ source, document }) => {
    const steps = document ? writtenSteps(document) : [];
    if (!steps.some(({ entry }) => entry.role !== undefined)) return [];
    return steps
      .filter(step => isWork(step) && !hasRole(step))
      .map(({ entry, path }) =>
        found(stepWithoutRole, source, [...path, 'id'], 'value', {
          message: `nothing says whose work \`${entry.id}\` is`,
          help: 'name its `role`, or that of the group or phase around it',
        }),
      );
  },
};

/** What holds steps is nobody's work, and neither is a pause or a call. */
function isWork({ entry, isPhase }: WrittenStep): boolean {
  return !isPhase && !entry.steps && !entry.parallel && entry.wait === undefined && entry.use === undefined;
}

function hasRole({ entry, around }: WrittenStep): boolean {
  return (
    (entry.options !== undefined && entry.authority !== undefined) ||
    entry.approve !== undefined ||
    [...around, { entry }].some(({ entry: { role } }) => role !== undefined)
  );
}
