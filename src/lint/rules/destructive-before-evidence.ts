import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { type WrittenStep, writtenSteps } from '../written-steps.ts';

export const destructiveBeforeEvidence: Rule = {
  id: 'destructive-before-evidence',
  severity: 'warning',
  why: 'What was wiped, rebuilt or switched off tells nothing any more. A step before it can be skipped or fail, and the flow goes on: only `needs` holds the destruction back.',
  bad: `- id: image
  title: Image the disk
  collect:
    - { id: disk-image, what: Image of the disk }
- id: rebuild
  title: Rebuild the host
`,
  good: `- id: image
  title: Image the disk
  collect:
    - { id: disk-image, what: Image of the disk }
- id: rebuild
  title: Rebuild the host
  needs: [disk-image]
`,
  check: ({ source, document }) => {
    if (!document) return [];
    const steps = writtenSteps(document);
    const evidence = evidenceIn(steps);
    return steps
      .filter(
        step => isDestructive(step) && !waitsForEvidence(step, evidence) && !isChosenAgainst(step, steps),
      )
      .map(({ entry, path }) =>
        found(destructiveBeforeEvidence, source, [...path, 'id'], 'value', {
          message: `\`${entry.id}\` destroys traces, and does not wait for any evidence`,
          help: 'name what must be kept before under `needs` or `destroys`, or put the choice between the two to a person',
        }),
      );
  },
};

/** Somebody does it, and its title begins with a word for making traces disappear. */
function isDestructive(step: WrittenStep): boolean {
  const { entry, isPhase } = step;
  if (isPhase || notDone.some(key => key in entry)) return false;
  return (
    wipes.test(entry.title) ||
    (discards.test(entry.title) && things.test(entry.title)) ||
    (cutsPower.test(entry.title) && machines.test(entry.title) && !isRecovery(step))
  );
}

const notDone = ['options', 'approve', 'notify', 'wait', 'use', 'lift', 'review', 'steps', 'parallel'];

const wipes = /^(?:remotely )?(?:wipe|erase|re-?image|re-?format|factory[ -]reset)\b/i;
const discards = /^(?:rebuild|re-?install|purge|delete|destroy)\b/i;
const cutsPower = /^(?:re-?boot|restart|(?:power|switch|turn|shut)\b.*\b(?:off|down))\b/i;

const machines =
  /\b(?:hosts?|machines?|servers?|workstations?|computers?|laptops?|phones?|devices?|endpoints?|instances?|vms?)\b/i;
const things = new RegExp(
  `${machines.source}|\\b(?:disks?|volumes?|snapshots?|mailbox(?:es)?|messages?|mails?|files?|samples?|logs?|accounts?)\\b`,
  'i',
);

/** What is switched off there was looked at before. */
function isRecovery({ entry, around }: WrittenStep): boolean {
  return [...around.map(({ entry }) => entry), entry].some(({ stage }) => stage === 'recovery');
}

/** Ids of evidence, and of the steps that collect it or say in their title that they do. What is included has ids with a slash. */
function evidenceIn(steps: readonly WrittenStep[]): (id: string) => boolean {
  const own = new Set(
    steps.flatMap(({ entry: { id, title, collect = [] } }) => [
      ...collect.map(evidence => evidence.id),
      ...(collect.length > 0 || keeps.test(title) ? [id] : []),
    ]),
  );
  return id => own.has(id) || id.includes('/');
}

const keeps = /\b(?:image|capture|copy|preserve|collect|export|snapshot|secure|keep|save)\b/i;

function waitsForEvidence({ entry, around }: WrittenStep, isEvidence: (id: string) => boolean): boolean {
  return (
    entry.destroys !== undefined ||
    [...around.map(({ entry }) => entry), entry].some(({ needs = [] }) => needs.some(isEvidence))
  );
}

/** It stands under an option of a decision that has another option to collect evidence: a person weighed the two. */
function isChosenAgainst({ around, option, path }: WrittenStep, steps: readonly WrittenStep[]): boolean {
  if (!option) return false;
  const decision = around.at(-1) as WrittenStep;
  const own = path.slice(0, decision.path.length + 2);
  return steps.some(
    other =>
      other.entry.collect !== undefined &&
      other.around.includes(decision) &&
      other.path.slice(0, own.length).join('/') !== own.join('/'),
  );
}
