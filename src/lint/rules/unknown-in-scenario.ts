import { exampleScenario } from '../example-scenario.ts';
import type { Rule } from '../rule.ts';

export const unknownInScenario: Rule = {
  id: 'unknown-in-scenario',
  severity: 'error',
  why: 'An inject that waits for one that does not exist never comes, and an expectation of no objective shows nothing.',
  bad: `${exampleScenario}  - { id: i020, type: contextual, when: { after: i01 }, text: The badge was found. }
`,
  good: `${exampleScenario}  - { id: i020, type: contextual, when: { after: i010 }, text: The badge was found. }
`,
};
