import type { Rule } from '../rule.ts';

export const unquotedTemplate: Rule = {
  id: 'unquoted-template',
  severity: 'error',
  why: 'Two braces open two maps in YAML: the template would never be filled in.',
  bad: `- id: tell
  title: Tell the owner
  asks:
    owner: { ask: Who owns the host? }
  notify:
    to: {{ owner }}
    message: Your host is isolated.
`,
  good: `- id: tell
  title: Tell the owner
  asks:
    owner: { ask: Who owns the host? }
  notify:
    to: "{{ owner }}"
    message: Your host is isolated.
`,
};
