import type { ObservableKind, Recorded } from '../../engine/event.ts';
import { type FoundObservable, foundObservables } from '../../engine/found-observables.ts';
import { observableKey } from '../../engine/observable-key.ts';
import { observableKinds } from '../../engine/observable-kinds.ts';
import { type Observable, observablesOf } from '../../engine/observables.ts';
import { readObservable } from '../../engine/read-observable.ts';
import { RefusedError } from '../../errors.ts';
import { defang } from '../../expression/values/defang.ts';
import { askReason } from '../ask.ts';
import type { Desk } from '../desk.ts';
import { foundLine } from '../screens/observable-lines.ts';
import { type Act, isStep } from './act.ts';

/** Addresses, domains, digests, accounts: those that notes hold are offered, any other is typed, one that is none is withdrawn. */
export const observables: Act = {
  key: '@',
  id: 'observables',
  label: 'observables',
  more: true,
  offered: () => true,
  async run(desk, focus) {
    const { state } = desk.session;
    const at = isStep(focus) ? { at: focus.open.at } : {};
    const found = foundObservables(state);
    const known = observablesOf(state);
    const chosen = await desk.choose({
      ask: 'What about observables?',
      field: { name: 'observables' },
      choices: [
        ...(found.length > 0
          ? [{ id: 'take', label: 'Those that notes hold', hint: hintOf(found), suggested: true }]
          : []),
        { id: 'add', label: 'A new one' },
        ...known.map(observable => ({
          id: observableKey(observable),
          label: defang(observable.kind, observable.value),
          hint: `${observable.kind}, ${observable.source.actor.name}`,
        })),
      ],
    });
    if (chosen === 'take') {
      for (const { kind, value, source } of await pickFound(desk, found))
        desk.record({ kind: 'add-observable', ...at, observable: { kind, value, found: source.id } });
      return;
    }
    const observable = known.find(other => observableKey(other) === chosen);
    if (observable) await settle(desk, observable);
    else desk.record({ kind: 'add-observable', ...at, observable: await askObservable(desk) });
  },
};

/** One line under a note in which some stand that nobody has recorded. It asks nothing. */
export function offerFound(desk: Desk, recorded: readonly Recorded[]): void {
  const found = foundObservables(desk.session.state, recorded);
  if (found.length > 0)
    desk.prompter.print([[...foundLine(found), { text: '  @ records them', tone: 'dim' }]]);
}

function hintOf(found: readonly FoundObservable[]): string {
  return found
    .slice(0, 3)
    .map(({ kind, value }) => defang(kind, value))
    .join(', ');
}

async function pickFound(desk: Desk, found: readonly FoundObservable[]): Promise<FoundObservable[]> {
  const idOf = (f: FoundObservable) => observableKey(f);
  const picked = await desk.pick({
    ask: 'Which of them belong to the case?',
    field: { name: 'observables:take' },
    picked: found.map(idOf),
    choices: found.map(f => ({
      id: idOf(f),
      label: defang(f.kind, f.value),
      hint: `${f.kind}, in #${f.source.seq}`,
    })),
  });
  return found.filter(f => picked.includes(idOf(f)));
}

async function askObservable(desk: Desk): Promise<{ kind: ObservableKind; value: string }> {
  const typed = await desk.text({
    ask: 'What is it?',
    help: 'An address, domain, digest, host, account or file; defanged or not',
    field: { name: 'observable' },
    validate: text => (text.trim() ? undefined : 'This cannot be empty.'),
  });
  const read = readObservable(typed);
  if (!('error' in read)) return read;
  const kind = await desk.choose({
    ask: `What is ${typed.trim()}?`,
    field: { name: 'observable:kind' },
    choices: observableKinds.map(id => {
      const fault = readObservable(typed, id);
      return { id, label: id, ...('error' in fault ? { disabled: fault.error } : {}) };
    }),
  });
  const asked = readObservable(typed, kind as ObservableKind);
  if ('error' in asked) throw new RefusedError(asked.error);
  return asked;
}

async function settle(desk: Desk, { kind, value, comment }: Observable): Promise<void> {
  const word = await desk.choose({
    ask: `What is ${defang(kind, value)}?`,
    field: { name: `observable:${kind}:${value}` },
    choices: [
      { id: 'malicious', label: "The attacker's: an indicator" },
      { id: 'affected', label: 'Our own, affected' },
      { id: 'withdraw', label: 'None of this case: withdraw it' },
    ],
  });
  if (word === 'withdraw') {
    const reason = await askReason(desk, 'Why is it withdrawn?');
    desk.record({ kind: 'withdraw-observable', observable: { kind, value }, reason });
    return;
  }
  const verdict = word === 'malicious' ? 'malicious' : 'affected';
  const kept = comment === '' ? {} : { comment };
  desk.record({ kind: 'add-observable', observable: { kind, value, verdict, ...kept } });
}
