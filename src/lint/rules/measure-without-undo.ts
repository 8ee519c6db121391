import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { writtenSteps } from '../written-steps.ts';

/** The loader finds one that is missing. */
export const measureWithoutUndo: Rule = {
  id: 'measure-without-undo',
  severity: 'error',
  why: 'A block is taken back by another shift than the one that set it, weeks later. How that is done is known now, and to nobody then.',
  bad: `- id: block-sender
  title: Block the sender
  measure:
    what: Gateway block of the sender
`,
  good: `- id: block-sender
  title: Block the sender
  measure:
    what: Gateway block of the sender
    undo: Remove the rule after the unblock review
`,
  check: ({ source, document }) =>
    (document ? writtenSteps(document) : []).flatMap(({ entry, path }) =>
      entry.measure && saysNothing.test(entry.measure.undo)
        ? [
            found(measureWithoutUndo, source, [...path, 'measure', 'undo'], 'value', {
              message: 'this does not say how the measure is taken back, and somebody else will have to know',
              help: 'say who takes it back, where, and after what',
            }),
          ]
        : [],
    ),
};

const saysNothing =
  /^\s*(?:none|no|nothing|not? (?:needed|necessary|possible|applicable)|n\/?a|undo(?: it)?)\.?\s*$/i;
