import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { type WrittenStep, writtenSteps } from '../written-steps.ts';

export const noApproverOnCritical: Rule = {
  id: 'no-approver-on-critical',
  severity: 'warning',
  why: 'What cannot be taken back wants a second person who answers for it. Typing the id guards against a slip of the hand, not against being alone with the choice.',
  bad: `- id: cut-site
  title: Cut the links of the whole site
  critical: true
`,
  good: `- id: cut-site
  title: Cut the links of the whole site
  authority: commander
  critical: true
`,
  check: ({ source, document }) => {
    const steps = document ? writtenSteps(document) : [];
    const byId = new Map(steps.map(step => [step.entry.id, step]));
    return steps
      .filter(step => step.entry.critical === 'true' && !hasApprover(step, byId))
      .map(({ entry, path }) =>
        found(noApproverOnCritical, source, [...path, 'critical'], 'key', {
          message: `nobody has to agree to \`${entry.id}\`, though it is critical`,
          help: entry.options
            ? 'name the role that may decide: `authority: commander`'
            : 'name the role that may allow it: `authority: commander`; or let it need an `approve` step, or want a `witness`',
        }),
      );
  },
};

/** A step names who may allow or take it; or somebody with authority agrees before, in what it needs, what stands before it, or around it. */
function hasApprover(step: WrittenStep, byId: ReadonlyMap<string, WrittenStep>): boolean {
  const { entry, around } = step;
  if (entry.approve !== undefined || entry.authority !== undefined || entry.witness === 'true') return true;
  if (entry.options) return false;
  const needed = (entry.needs ?? []).flatMap(id => byId.get(id) ?? []);
  const inner = around.filter(({ isPhase }) => !isPhase);
  return [...needed, ...inner, ...[...inner, step].flatMap(({ before }) => before)].some(isAgreement);
}

function isAgreement({ entry }: WrittenStep): boolean {
  return entry.approve !== undefined || (entry.options !== undefined && entry.authority !== undefined);
}
