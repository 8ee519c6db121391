import { findingOn } from '../../playbook/finding.ts';
import type { Path } from '../../playbook/yaml/source.ts';
import { isDay } from '../../workspace/check/is-day.ts';
import type { LintedDocument, Rule } from '../rule.ts';

export const impossibleDate: Rule = {
  id: 'impossible-date',
  severity: 'error',
  why: 'A day that no calendar has is a slip of the pen for another one, and that one is missing.',
  bad: `tocsin-regulation: 1
id: example
title: Example law
clocks:
  - id: tell-authority
    title: Tell the authority
    starts: { milestone: aware }
    within: 72h
    source: Art. 1
    reviewed: 2026-02-30
`,
  good: `tocsin-regulation: 1
id: example
title: Example law
clocks:
  - id: tell-authority
    title: Tell the authority
    starts: { milestone: aware }
    within: 72h
    source: Art. 1
    reviewed: 2026-02-28
`,
  check: ({ source, document }) =>
    datesOf(document)
      .filter(({ day }) => !isDay(day))
      .map(({ day, path }) =>
        findingOn(source, path, 'value', {
          rule: 'impossible-date',
          message: `no calendar has the day ${day}`,
          help: 'write the day on which it was read again',
        }),
      ),
};

/** The days on which the file and its clocks were reviewed. */
function datesOf(document: LintedDocument | undefined): { day: string; path: Path }[] {
  if (!document) return [];
  const own = 'reviewed' in document ? document.reviewed : undefined;
  const clocks = 'clocks' in document ? (document.clocks ?? []) : [];
  return [
    ...(own === undefined ? [] : [{ day: own, path: ['reviewed'] }]),
    ...clocks.flatMap((clock, i) =>
      'use' in clock || clock.reviewed === undefined
        ? []
        : [{ day: clock.reviewed, path: ['clocks', i, 'reviewed'] }],
    ),
  ];
}
