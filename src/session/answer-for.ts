import type { Instance } from '../engine/event.ts';
import { outwards, shareValues } from '../engine/holder.ts';
import { instanceName } from '../engine/instance.ts';
import type { Answer } from '../playbook/walkthrough.ts';
import { type Play, Stuck } from './play-record.ts';

/**
 * The answer for this time round: a list's entries serve one ending each, the last one all further ones; inside an `each` the endings for the
 * same value count. Throws Stuck where there is none.
 */
export function answerFor(the: Play, at: Instance): Answer {
  const answers = ownAnswers(the, at) ?? the.walkthrough.answers['*'];
  if (!answers) throw new Stuck(instanceName(at), 'the walkthrough has no answer for it, and none for "*"');
  return answers[Math.min(timesEnded(the, at), answers.length - 1)] as Answer;
}

/** Those for the step, or for the value that it or the nearest step around it is opened for. */
export function ownAnswers({ session, walkthrough }: Play, at: Instance): Answer[] | undefined {
  const byItem = walkthrough.answersByItem[at.step];
  if (!byItem) return walkthrough.answers[at.step];
  const item = [...outwards(session.playbook, at)].find(around => around.item !== undefined)?.item;
  const own = item !== undefined && Object.hasOwn(byItem, item) ? byItem[item] : undefined;
  return own ?? byItem['*'];
}

function timesEnded({ session }: Play, at: Instance): number {
  const { state, playbook } = session;
  return [...state.slots.values()].filter(
    ({ instance, turns }) =>
      instance.step === at.step &&
      shareValues(playbook, instance, at) &&
      turns.some(({ endings }) => endings.length > 0),
  ).length;
}
