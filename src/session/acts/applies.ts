import { askInput, askReason } from '../ask.ts';
import type { Desk } from '../desk.ts';
import type { Focus } from '../focus.ts';
import type { Act } from './act.ts';
import { severity } from './matters.ts';

export const answerMissing: Act = {
  key: 'a',
  id: 'answer',
  label: 'answer',
  offered: (focus, desk) =>
    focus.kind === 'asking' &&
    focus.held.missing.some(name => desk.session.playbook.inputs[name] || name === 'severity'),
  async run(desk, focus) {
    if (focus.kind !== 'asking') return;
    for (const name of focus.held.missing) {
      const input = desk.session.playbook.inputs[name];
      if (input) desk.record({ kind: 'set-input', name, value: await askInput(desk, input) });
      else if (name === 'severity') return severity.run(desk, focus);
    }
  },
};

export const applies: Act = {
  key: 'y',
  id: 'applies',
  label: 'applies',
  offered: focus => focus.kind === 'asking',
  run: (desk, focus) => decide(desk, focus, true, 'Why does it apply?'),
};

export const appliesNot: Act = {
  key: 'x',
  id: 'not-applicable',
  label: 'does not apply',
  offered: focus => focus.kind === 'asking',
  run: (desk, focus) => decide(desk, focus, false, 'Why does it not apply?'),
};

async function decide(desk: Desk, focus: Focus, applies: boolean, ask: string): Promise<void> {
  if (focus.kind !== 'asking') return;
  const reason = await askReason(desk, ask);
  desk.record({ kind: 'decide-applies', at: { ...focus.held.pending.slot.instance }, applies, reason });
}
