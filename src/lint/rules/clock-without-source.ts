import type { ClockBody } from '../../playbook/document.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { writtenClocks } from '../written-clocks.ts';

/** The loader finds one that is missing from a regulation. */
export const clockWithoutSource: Rule = {
  id: 'clock-without-source',
  severity: 'error',
  why: 'A deadline that cites nothing cannot be checked by counsel, and published tables of them are often wrong about what they run from.',
  bad: `tocsin-regulation: 1
id: example-act
title: Example Act
clocks:
  - id: example-act-notice
    title: Notify the authority
    starts: { milestone: aware }
    within: 72h
    reviewed: 2026-11-01
`,
  good: `tocsin-regulation: 1
id: example-act
title: Example Act
clocks:
  - id: example-act-notice
    title: Notify the authority
    starts: { milestone: aware }
    within: 72h
    source: https://example.org/act Section 4
    reviewed: 2026-11-01
`,
  check: ({ source, document }) =>
    (document ? writtenClocks(document) : [])
      .filter(({ clock }) => clock.source === undefined && isDuty(clock))
      .map(({ clock, path }) =>
        found(clockWithoutSource, source, [...path, 'id'], 'value', {
          message: `the clock \`${clock.id}\` is a duty to others and does not say where that stands`,
          help: 'name the law or contract, with article or section, under `source`',
        }),
      ),
};

/** A notice with contents, or to an authority: what the organisation asks of itself needs no source. */
function isDuty({ title, content, status, at_most }: ClockBody): boolean {
  return (
    content !== undefined ||
    status !== undefined ||
    at_most !== undefined ||
    /\b(?:authorit(?:y|ies)|regulators?|commission(?:er)?|csirt)\b/i.test(title)
  );
}
