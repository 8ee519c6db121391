import type { Rule } from '../rule.ts';

export const switchInside: Rule = {
  id: 'switch-inside',
  severity: 'error',
  why: 'A switch leaves the playbook; out of one of several tracks it would leave the others behind.',
  bad: `- id: tracks
  title: Side by side
  parallel:
    - id: accounts
      title: Go over to account compromise
      use: account-compromise
      mode: switch
    - id: hosts
      title: Look at the hosts
`,
  good: `- id: accounts
  title: Go over to account compromise
  use: account-compromise
  mode: switch
`,
};
