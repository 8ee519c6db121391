import { exampleProcedure } from '../example-procedure.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { wholeProcedure } from '../whole-procedure.ts';

export const noCommunicationStep: Rule = {
  id: 'no-communication-step',
  severity: 'warning',
  why: 'Whoever is told nothing asks, guesses or talks: staff, customers and management each need a message that somebody was to send.',
  bad: exampleProcedure.replace('stage: coordination', 'stage: containment').replace(/ +notify:.*\n/, ''),
  good: exampleProcedure,
  check: linted => {
    const whole = wholeProcedure(linted);
    if (!whole) return [];
    const steps = Object.values(whole.playbook.steps);
    if (steps.some(({ stage, kind }) => stage === 'coordination' || kind === 'notify')) return [];
    return [
      found(noCommunicationStep, whole.source, ['phases'], 'key', {
        message: 'nobody is told anything here: no step has `notify`, and no phase the stage `coordination`',
        help: 'add a step with `notify` for each of those who must know',
      }),
    ];
  },
};
