import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { writtenClocks } from '../written-clocks.ts';

export const clockNotMetByAnything: Rule = {
  id: 'clock-not-met-by-anything',
  severity: 'warning',
  why: 'A clock that no step stops runs out in front of people who did what it asked for, unless one of them remembers to say so.',
  bad: `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
clocks:
  - id: answer
    title: Answer the finder
    starts: { milestone: opened }
    within: 4h
phases:
  - id: act
    title: Act
    steps:
      - { id: answer-finder, title: Answer the finder }
`,
  good: `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
clocks:
  - id: answer
    title: Answer the finder
    starts: { milestone: opened }
    within: 4h
phases:
  - id: act
    title: Act
    steps:
      - { id: answer-finder, title: Answer the finder, meets: answer }
`,
  check: ({ source, document, playbook }) => {
    if (!document || !playbook) return [];
    const steps = Object.values(playbook.steps);
    // What is called can meet the clocks of its caller; a recurring clock is met by hand, and one with an end by that.
    if (steps.some(({ kind }) => kind === 'use')) return [];
    const met = new Set(
      steps.flatMap(step => [
        ...step.meets,
        ...(step.kind === 'decision' ? step.options.flatMap(({ meets }) => meets) : []),
      ]),
    );
    return writtenClocks(document)
      .filter(({ clock: { id, every, until } }) => every === undefined && until === undefined && !met.has(id))
      .map(({ clock, path }) =>
        found(clockNotMetByAnything, source, [...path, 'id'], 'value', {
          message: `no step meets the clock \`${clock.id}\`, so that it runs on when its work is done`,
          help: `write \`meets: ${clock.id}\` on the step that does what it asks for`,
        }),
      );
  },
};
