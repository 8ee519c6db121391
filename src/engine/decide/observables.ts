import { given } from '../../given.ts';
import { observableKey } from '../observable-key.ts';
import { observablesOf } from '../observables.ts';
import type { CaseState } from '../state.ts';
import { told } from './outcome-data.ts';
import { type CommandOf, type Decision, placeOf, refuse, wantsReason } from './refusal.ts';

/** Records an observable; said again with a verdict or a comment, that is what counts from then on. */
export function addObservable(state: CaseState, command: CommandOf<'add-observable'>): Decision {
  const { at, observable } = command;
  if (!observable.value.trim()) return refuse('The observable is empty.');
  if (at && 'refusal' in placeOf(state, at)) return refuse(`The playbook has no step "${at.step}".`);
  const known = observablesOf(state).find(other => observableKey(other) === observableKey(observable));
  const says = observable.verdict !== undefined || observable.comment !== undefined;
  if (known && known.answers === undefined && !says)
    return refuse(`It is recorded already, by ${known.source.actor.name} at ${known.source.ts}.`);
  return { drafts: [{ type: 'observable.added', ...given({ at }), ...told(command), data: observable }] };
}

export function withdrawObservable(state: CaseState, command: CommandOf<'withdraw-observable'>): Decision {
  const { observable, reason } = command;
  const known = observablesOf(state).find(other => observableKey(other) === observableKey(observable));
  if (!known) return refuse('The case has no such observable.', 'tocsin observable list shows them.');
  const data = { kind: known.kind, value: known.value, reason };
  return wantsReason(reason) ?? { drafts: [{ type: 'observable.withdrawn', ...told(command), data }] };
}
