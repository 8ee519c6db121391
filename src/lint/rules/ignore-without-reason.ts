import type { Rule } from '../rule.ts';

export const ignoreWithoutReason: Rule = {
  id: 'ignore-without-reason',
  severity: 'error',
  why: 'Whoever reviews the playbook next year has to know why a finding was set aside, or cannot tell whether it still may be.',
  bad: `- id: join
  # tocsin: ignore[cut-text]
  title: Join #incident now
`,
  good: `- id: join
  # tocsin: ignore[cut-text] the channel's name is a reminder for authors
  title: Join #incident now
`,
};
