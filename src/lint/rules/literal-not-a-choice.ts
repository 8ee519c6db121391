import type { Rule } from '../rule.ts';

export const literalNotAChoice: Rule = {
  id: 'literal-not-a-choice',
  severity: 'error',
  why: 'A comparison with a value that cannot be answered never holds, whatever is answered.',
  bad: `- id: ask
  title: Look for stolen data
  asks:
    exfiltration: { ask: Did data leave?, type: yes-no }
- id: tell
  title: Tell the data protection officer
  when: exfiltration == "maybe"
`,
  good: `- id: ask
  title: Look for stolen data
  asks:
    exfiltration: { ask: Did data leave?, type: yes-no }
- id: tell
  title: Tell the data protection officer
  when: exfiltration == "unknown"
`,
};
