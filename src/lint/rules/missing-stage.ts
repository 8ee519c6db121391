import type { Stage } from '../../playbook/playbook.ts';
import { exampleProcedure } from '../example-procedure.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { type WholeProcedure, wholeProcedure } from '../whole-procedure.ts';

export const missingStage: Rule = {
  id: 'missing-stage',
  severity: 'warning',
  why: 'An incident is found, contained, eradicated and recovered from; a procedure without one of these ends early, or leaves it to whoever is awake. (That it is reviewed has a rule of its own.)',
  bad: exampleProcedure.replace('    stage: containment\n', ''),
  good: exampleProcedure,
  check: linted => {
    const whole = wholeProcedure(linted);
    const missing = whole ? wanted.filter(stage => !hasStage(whole, stage)) : [];
    if (!whole || missing.length === 0) return [];
    const unsaid = whole.document.phases.flatMap(({ stage, id }, i) =>
      stage === undefined ? [{ id, i }] : [],
    );
    const [only] = unsaid.length === 1 && missing.length === 1 ? unsaid : [];
    const named = missing.map(stage => `\`${stage}\``).join(' or ');
    return [
      found(
        missingStage,
        whole.source,
        only ? ['phases', only.i, 'id'] : ['phases'],
        only ? 'value' : 'key',
        {
          message: `no phase or group has the stage ${named}, so that nobody is led through it`,
          help: only
            ? `write \`stage: ${missing[0]}\` on \`${only.id}\`, if that is what it is for`
            : 'write `stage` on the phases that there are, or add the phase that lacks',
        },
      ),
    ];
  },
};

const wanted: readonly Stage[] = ['detection', 'containment', 'eradication', 'recovery'];

function hasStage({ playbook }: WholeProcedure, stage: Stage): boolean {
  return Object.values(playbook.steps).some(step => step.stage === stage);
}
