import type { Rule } from '../rule.ts';

export const bareWordInExpression: Rule = {
  id: 'bare-word-in-expression',
  severity: 'error',
  why: 'Without quotes a word is the name of an input, not a value: the comparison could never hold.',
  bad: `- id: ask
  title: Look for stolen data
  asks:
    exfiltration: { ask: Did data leave?, type: yes-no }
- id: tell
  title: Tell the data protection officer
  when: exfiltration == yes
`,
  good: `- id: ask
  title: Look for stolen data
  asks:
    exfiltration: { ask: Did data leave?, type: yes-no }
- id: tell
  title: Tell the data protection officer
  when: exfiltration == "yes"
`,
};
