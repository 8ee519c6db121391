import { given } from '../../given.ts';
import { actionsOf } from '../actions.ts';
import type { CaseState } from '../state.ts';
import { told } from './outcome-data.ts';
import { type CommandOf, type Decision, openPlace, placeOf, refuse, wantsReason } from './refusal.ts';

/** What was found out: by itself, about a step, or in answer to a review's question. */
export function addFinding(state: CaseState, command: CommandOf<'add-finding'>): Decision {
  const { at, text, question } = command;
  if (!text.trim()) return refuse('The finding is empty.');
  if (question !== undefined) {
    const place = at ? openPlace(state, at) : refuse('A question is one of a review: name its step.');
    if ('refusal' in place) return place;
    const { step } = place;
    if (step.kind !== 'review' || !step.questions.includes(question))
      return refuse(`${step.id} does not ask "${question}".`);
  } else if (at && 'refusal' in placeOf(state, at)) return refuse(`The playbook has no step "${at.step}".`);
  const data = { text, ...given({ question }) };
  return { drafts: [{ type: 'finding.added', ...given({ at }), ...told(command), data }] };
}

/** Somebody's work, by a day. */
export function addAction(state: CaseState, { at, action }: CommandOf<'add-action'>): Decision {
  const { what, owner, due, kind } = action;
  if (!what.trim()) return refuse('The action says nothing.');
  if (!owner.trim()) return refuse('An action has an owner.', 'Name who does it: --owner NAME');
  if (!isDay(due)) return refuse(`"${due}" is no day.`, 'Write it as 2026-12-31.');
  if (at && 'refusal' in placeOf(state, at)) return refuse(`The playbook has no step "${at.step}".`);
  const data = { what: what.trim(), owner: owner.trim(), due, kind };
  return { drafts: [{ type: 'action.added', ...given({ at }), data }] };
}

/** Done; or dropped, with a reason. */
export function endAction(state: CaseState, command: CommandOf<'end-action'>): Decision {
  const { of, dropped, reason } = command;
  const action = actionsOf(state).find(({ id }) => id === of);
  if (!action) return refuse(`"${of}" is no action of this case.`, 'tocsin action list shows them.');
  if (action.state !== 'open')
    return refuse(`It is ${action.state} already, by ${action.word?.actor.name}: ${action.what}`);
  const lacking = dropped ? wantsReason(reason) : undefined;
  if (lacking) return lacking;
  const data = {
    of,
    what: action.what,
    ...(dropped ? { dropped: true as const } : {}),
    ...(reason?.trim() ? { reason } : {}),
  };
  return { drafts: [{ type: 'action.done', ...told(command), data }] };
}

function isDay(text: string): boolean {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}
