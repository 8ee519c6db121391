import { exampleProcedure } from '../example-procedure.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { wholeProcedure } from '../whole-procedure.ts';

export const noOwner: Rule = {
  id: 'no-owner',
  severity: 'warning',
  why: 'A playbook that belongs to nobody is kept in order by nobody, and whoever finds a fault in it has nobody to tell.',
  bad: exampleProcedure.replace('owner: Site security\n', ''),
  good: exampleProcedure,
  check: linted => {
    const whole = wholeProcedure(linted);
    if (!whole || whole.document.owner !== undefined) return [];
    return [
      found(noOwner, whole.source, ['id'], 'value', {
        message: 'nobody is named who keeps this playbook in order',
        help: 'name a team: `owner: Security operations`',
      }),
    ];
  },
};
