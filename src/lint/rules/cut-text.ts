import { findingAt } from '../../playbook/finding.ts';
import type { Rule } from '../rule.ts';

export const cutText: Rule = {
  id: 'cut-text',
  severity: 'warning',
  why: 'A `#` after a space begins a comment in YAML: what was meant as part of the text is not there when it is needed.',
  bad: `- id: join
  title: Join #incident now
`,
  good: `- id: join
  title: "Join #incident now"
`,
  check: ({ source }) =>
    source.comments
      .filter(({ cuts, source: comment }) => cuts === 'text' && /^#[\p{L}\p{N}_]/u.test(comment))
      .map(({ offset, source: comment }) => ({
        ...findingAt(source, source.range(offset, offset + comment.length), {
          rule: 'cut-text',
          message: 'the text ends before this, for a `#` after a space begins a comment',
          help: 'quote the whole text; where a comment is meant, put a space after the `#`',
        }),
        severity: 'warning',
      })),
};
