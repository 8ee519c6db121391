import { exampleProcedure } from '../example-procedure.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { wholeProcedure } from '../whole-procedure.ts';
import { writtenSteps } from '../written-steps.ts';

export const measuresNeverReviewed: Rule = {
  id: 'measures-never-reviewed',
  severity: 'warning',
  why: 'A block that nobody looks at again is the outage of next month. A case cannot close over one either: it is better lifted or kept on purpose, by a step.',
  bad: exampleProcedure.replace(', lift: all', ''),
  good: exampleProcedure,
  check: linted => {
    const whole = wholeProcedure(linted);
    if (!whole) return [];
    const { source, document, playbook } = whole;
    const steps = Object.values(playbook.steps);
    const measures = steps.filter(({ measure }) => measure).length;
    if (measures === 0 || steps.some(({ kind }) => kind === 'lift')) return [];
    const own = writtenSteps(document).find(({ entry }) => entry.measure);
    return [
      found(measuresNeverReviewed, source, own ? [...own.path, 'measure'] : ['id'], own ? 'key' : 'value', {
        message: `no step lifts or keeps the ${measures === 1 ? 'measure' : `${measures} measures`} that this playbook puts in force`,
        help: 'add a step with `lift: all` to the recovery',
      }),
    ];
  },
};
