import type { StepEntry } from '../../playbook/document.ts';
import type { Path } from '../../playbook/yaml/source.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { writtenSteps } from '../written-steps.ts';

export const longStep: Rule = {
  id: 'long-step',
  severity: 'info',
  why: 'A tired person reads the first lines and does what they say. What stands on the second screen is not done, and not on the record either.',
  bad: `- id: secure
  title: Check and note the account, the sign-ins, the forwarding rules, the delegates and the devices of the person
`,
  good: `- id: secure
  title: Check the account
  checklist: [Sign-ins, Forwarding rules, Delegates, Devices]
`,
  check: ({ source, document }) =>
    (document ? writtenSteps(document) : []).flatMap(({ entry, path }) => {
      const [key, message, help] = longIn(entry) ?? [];
      if (key === undefined) return [];
      const place: Path = [...path, key];
      return [found(longStep, source, place, 'key', { message: message ?? '', help })];
    }),
};

/** Counts that the longest steps of well-kept playbooks stay below. */
const longest = { title: 80, why: 240, guide: 2_000, lines: 30, checklist: 12, asks: 8 };

function longIn({ title, why = '', guide = '', checklist = [], asks = {} }: StepEntry) {
  const lines = guide.trimEnd().split('\n').length;
  const items = Object.keys(asks).length;
  if (title.length > longest.title)
    return [
      'title',
      `the title has ${title.length} characters, and is read at a glance`,
      'say in a few words what to do, and the rest in `guide`',
    ];
  if (why.length > longest.why)
    return [
      'why',
      `the reason has ${why.length} characters, and one sentence is what gets read`,
      'keep the sentence that convinces',
    ];
  if (guide.length > longest.guide || lines > longest.lines)
    return [
      'guide',
      `the guide has ${guide.length} characters on ${lines} ${lines === 1 ? 'line' : 'lines'}: more than a screen`,
      'make it several steps',
    ];
  if (checklist.length > longest.checklist)
    return [
      'checklist',
      `the checklist has ${checklist.length} entries, and would be ticked off unread`,
      'make it several steps',
    ];
  if (items > longest.asks)
    return [
      'asks',
      `the step asks ${items} questions at once`,
      'ask them in the steps that need the answers',
    ];
  return undefined;
}
