import { asksWhether } from '../../engine/advance.ts';
import type { Instance } from '../../engine/event.ts';
import { given } from '../../given.ts';
import { askInput, askReason } from '../ask.ts';
import type { Desk } from '../desk.ts';
import type { Focus } from '../focus.ts';
import type { Act } from './act.ts';
import { severity } from './matters.ts';

/** Answers what a condition depends on: of a step, or of a deadline. */
export const answerMissing: Act = {
  key: 'a',
  id: 'answer',
  label: 'answer',
  offered: (focus, desk) =>
    missingOf(focus).some(name => desk.session.playbook.inputs[name] || name === 'severity'),
  async run(desk, focus) {
    for (const name of missingOf(focus)) {
      const input = desk.session.playbook.inputs[name];
      const at = focus.kind === 'asking' && input?.within !== undefined ? placeOf(focus) : undefined;
      if (input)
        desk.record({ kind: 'set-input', name, value: await askInput(desk, input, at), ...given({ at }) });
      else if (name === 'severity') return severity.run(desk, focus);
    }
  },
};

export const applies: Act = {
  key: 'y',
  id: 'applies',
  label: 'applies',
  offered: isAsked,
  run: (desk, focus) => decide(desk, focus, true, 'Why does it apply?'),
};

export const appliesNot: Act = {
  key: 'x',
  id: 'not-applicable',
  label: 'does not apply',
  offered: isAsked,
  run: (desk, focus) => decide(desk, focus, false, 'Why does it not apply?'),
};

/** What only waits for a value, as an `each` does for its list, is answered and not decided. */
function isAsked(focus: Focus): boolean {
  if (focus.kind === 'asking') return asksWhether(focus.held);
  return focus.kind === 'deadline';
}

function placeOf({ held }: Extract<Focus, { kind: 'asking' }>): Instance {
  return { ...held.pending.slot.instance };
}

function missingOf(focus: Focus): string[] {
  if (focus.kind === 'asking') return focus.held.missing;
  if (focus.kind !== 'deadline') return [];
  return focus.deadline.notes.flatMap(note => (note.kind === 'depends-on' ? note.names : []));
}

async function decide(desk: Desk, focus: Focus, applies: boolean, ask: string): Promise<void> {
  if (!isAsked(focus)) return;
  const reason = await askReason(desk, ask);
  if (focus.kind === 'deadline')
    desk.record({ kind: 'decide-clock', clock: focus.deadline.clock.id, applies, reason });
  if (focus.kind === 'asking') desk.record({ kind: 'decide-applies', at: placeOf(focus), applies, reason });
}
