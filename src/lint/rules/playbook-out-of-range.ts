import { exampleScenario } from '../example-scenario.ts';
import type { Rule } from '../rule.ts';

export const playbookOutOfRange: Rule = {
  id: 'playbook-out-of-range',
  severity: 'error',
  why: 'A scenario was written beside one version of its playbook: in another one, what it leads up to may be gone or done in another order.',
  bad: exampleScenario.replace('">=1 <2"', '">=2"'),
  good: exampleScenario,
};
