import { exampleProcedure } from '../example-procedure.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { wholeProcedure } from '../whole-procedure.ts';

export const noReviewPhase: Rule = {
  id: 'no-review-phase',
  severity: 'warning',
  why: 'What an incident taught is forgotten within a week, and the next one finds the same door open, unless the procedure itself ends with asking.',
  bad: exampleProcedure.slice(0, exampleProcedure.indexOf('  - id: review\n')),
  good: exampleProcedure,
  check: linted => {
    const whole = wholeProcedure(linted);
    if (!whole) return [];
    const steps = Object.values(whole.playbook.steps);
    if (steps.some(({ stage, kind }) => stage === 'review' || kind === 'review')) return [];
    return [
      found(noReviewPhase, whole.source, ['phases'], 'key', {
        message: 'nothing here looks back at the incident, so that the next one is met no better',
        help: 'add a last phase with `stage: review` and a `review` step, or write that stage on the phase that it is',
      }),
    ];
  },
};
