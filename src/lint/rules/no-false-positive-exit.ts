import { exampleProcedure } from '../example-procedure.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { type WholeProcedure, wholeProcedure } from '../whole-procedure.ts';
import { type WrittenStep, writtenSteps } from '../written-steps.ts';

export const noFalsePositiveExit: Rule = {
  id: 'no-false-positive-exit',
  severity: 'warning',
  why: 'Most reports are false alarms. Where nothing ends the case with a reason, they are worked through to the end, or dropped without a word on the record.',
  bad: exampleProcedure.replace(', next: end', ''),
  good: exampleProcedure,
  check: linted => {
    const whole = wholeProcedure(linted);
    if (!whole || Object.values(whole.playbook.edges).some(({ to, why }) => to === 'end' && why === 'next'))
      return [];
    const verdict = verdictOf(whole);
    return [
      found(noFalsePositiveExit, whole.source, [...(verdict?.path ?? []), 'id'], 'value', {
        message: 'no decision ends the case, so that a false alarm has no way out',
        help: `give ${verdict?.entry.options ? `\`${verdict.entry.id}\`` : 'a decision on whether it is real'} an option with \`next: end\``,
      }),
    ];
  },
};

/** The first decision of the playbook, most likely that on whether it is real. */
function verdictOf({ document }: WholeProcedure): WrittenStep | undefined {
  return writtenSteps(document).find(({ entry }) => entry.options);
}
