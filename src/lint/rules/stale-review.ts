import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { parseDuration } from '../../playbook/duration.ts';
import { daysBetween } from '../days-between.ts';
import { found } from '../found.ts';
import type { Linted, Rule } from '../rule.ts';
import { wholeProcedure } from '../whole-procedure.ts';

export const staleReview: Rule = {
  id: 'stale-review',
  severity: 'warning',
  why: 'People, numbers, systems and laws change: a procedure that nobody read for long sends its readers to what is no more.',
  bad: `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
reviewed: 2025-01-15
review_every: 180d
phases:
  - id: act
    title: Act
    steps:
      - { id: block-badge, title: Block the badge }
`,
  good: `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
reviewed: 2026-11-01
review_every: 180d
phases:
  - id: act
    title: Act
    steps:
      - { id: block-badge, title: Block the badge }
`,
  check: linted => {
    const { source, document, today } = linted;
    if (!document || !('phases' in document)) return [];
    if (document.reviewed === undefined) return neverReviewed(linted);
    const every = parseDuration(document.review_every ?? aYear);
    const age = today === undefined ? 0 : daysBetween(document.reviewed, today);
    if (!every || age * day <= every.ms) return [];
    const promised =
      document.review_every === undefined ? 'over a year' : `longer than \`review_every\` allows`;
    return [
      found(staleReview, source, ['reviewed'], 'value', {
        message: `the last review is ${age} days ago, ${promised}`,
        help: 'read it with those who work by it, and write the day of that',
      }),
    ];
  },
};

const aYear = '365d';
const day = 86_400_000;

function neverReviewed(linted: Linted): Diagnostic[] {
  const whole = wholeProcedure(linted);
  if (!whole) return [];
  const every = whole.document.review_every !== undefined;
  return [
    found(staleReview, linted.source, [every ? 'review_every' : 'id'], every ? 'key' : 'value', {
      message: 'nobody can tell when this playbook was last read by those who work by it',
      help: 'write the day of its last review: `reviewed: 2026-11-01`',
    }),
  ];
}
