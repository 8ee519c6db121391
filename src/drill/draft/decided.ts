import type { Recorded } from '../../engine/event.ts';
import type { Step } from '../../playbook/playbook.ts';
import { areaOf, type ClosedCase, type DraftedExpectation, type DraftedInject } from './drafted.ts';
import { oneLine } from './one-line.ts';
import { atLength } from './pacing.ts';
import { titleOf, turnsOf } from './turns.ts';

/**
 * Each question that the team decided, or approved or refused, as an inject that asks it where it came up; what was decided, and why, is for
 * the controller.
 */
export function decided(closed: ClosedCase): DraftedInject[] {
  return turnsOf(closed, isQuestion).flatMap((turns): DraftedInject[] => {
    const { step, opened, endings } = turns;
    const area = areaOf(closed.state.playbook, step);
    const [first] = endings;
    if (!area || !first) return [];
    const title = titleOf(closed, turns);
    const at = Math.min(opened, closed.since(first));
    const there = closed.played.steps[step.id];
    const expected: DraftedExpectation = {
      id: step.id,
      area,
      from: at,
      done: closed.since(first),
      critical: step.critical,
      metBy: markOf(there, step),
      text: there ? title : `Decides: ${title}`,
    };
    return [
      {
        at,
        type: 'decision',
        ...(there && { upon: { mark: { step: step.id, state: 'opened' }, alone: false } }),
        ...(step.role && closed.played.roles.some(({ id }) => id === step.role) && { to: step.role }),
        text: [title, ...optionsOf(closed, step, first)].join('\n'),
        answer: endings.map(ending => answerOf(closed, step, ending, opened)).join('\n'),
        expect: [expected],
      },
    ];
  });
}

function isQuestion({ kind }: Step): boolean {
  return kind === 'decision' || kind === 'approve';
}

function markOf(there: Step | undefined, { id, kind }: Step): DraftedExpectation['metBy'] {
  if (!there) return 'manual';
  return there.kind === 'decision' && kind === 'decision' ? { decision: id } : { step: id, state: 'ended' };
}

function optionsOf({ say }: ClosedCase, step: Step, { at }: Recorded): string[] {
  if (step.kind !== 'decision') return [];
  return [`You may choose: ${step.options.map(({ label }) => say(label, at)).join('; ')}`];
}

/** What was decided, when, on whose authority and why. */
function answerOf(
  { cover, say, since, teller }: ClosedCase,
  step: Step,
  written: Recorded,
  opened: number,
): string {
  const record = teller.corrected(written);
  const after = `After ${atLength(Math.max(0, since(written) - opened))} they`;
  const said = (text: string | undefined) => (text === undefined ? undefined : cover(text));
  switch (record.type) {
    case 'decision.made': {
      const { option, authority, reason } = record.data;
      const chosen =
        step.kind === 'decision' ? step.options.find(({ id }) => id === option)?.label : undefined;
      return sentences(`${after} chose "${say(chosen ?? option, record.at)}"`, said(authority), said(reason));
    }
    case 'approval.given':
      return sentences(`${after} approved it`, said(record.data.authority), said(record.data.reason));
    case 'approval.denied':
      return sentences(`${after} refused it`, said(record.data.authority), said(record.data.reason));
    default:
      return sentences(`${after} ended it otherwise`, undefined, undefined);
  }
}

function sentences(what: string, authority: string | undefined, reason: string | undefined): string {
  const by = authority === undefined ? '' : `, on the authority of ${oneLine(authority)}`;
  return `${what}${by}.${reason === undefined ? '' : ` ${oneLine(reason)}`}`;
}
