import type { Rule } from '../rule.ts';

export const unknownFolder: Rule = {
  id: 'unknown-folder',
  severity: 'error',
  why: 'Playbooks in a folder that is not there are not found, and the built-in ones are run in their place.',
  bad: `tocsin-workspace: 1
organisation: Example Ltd
playbooks: [playbook]
`,
  good: `tocsin-workspace: 1
organisation: Example Ltd
playbooks: [playbooks]
`,
};
