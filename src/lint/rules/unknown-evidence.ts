import type { Rule } from '../rule.ts';

export const unknownEvidence: Rule = {
  id: 'unknown-evidence',
  severity: 'error',
  why: 'Evidence that no step collects can never be there: what waits for it waits for ever.',
  bad: `- id: wipe
  title: Wipe the host
  destroys: [memory-imag]
- id: image
  title: Take a memory image
  collect:
    - { id: memory-image, what: Memory image }
`,
  good: `- id: image
  title: Take a memory image
  collect:
    - { id: memory-image, what: Memory image }
- id: wipe
  title: Wipe the host
  destroys: [memory-image]
`,
};
