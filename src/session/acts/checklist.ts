import { isTicked } from '../../engine/decide/wanting.ts';
import type { Instance } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import { turnOf } from '../../engine/slot.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Desk } from '../desk.ts';
import { type Act, isStep } from './act.ts';

export const checklist: Act = {
  key: 'c',
  id: 'checklist',
  label: 'checklist',
  offered: focus => isStep(focus) && focus.open.step.checklist.length > 0,
  async run(desk, focus) {
    if (isStep(focus)) await tickEntries(desk, focus.open.step, focus.open.at);
  },
};

/** Shows the checklist; each entry whose tick changed is recorded by itself, with its own time. */
export async function tickEntries(desk: Desk, step: Step, at: Instance): Promise<void> {
  const turn = turnOf(desk.session.state.walk.slot(at), at.redo);
  const before = step.checklist.filter(entry => isTicked(turn, entry));
  const picked = await desk.pick({
    ask: 'What is done?',
    field: { step: instanceName(at), name: 'checklist' },
    choices: step.checklist.map(entry => ({ id: entry, label: desk.session.render(entry, at) })),
    picked: before,
  });
  for (const entry of step.checklist) {
    const ticked = picked.includes(entry);
    if (ticked !== before.includes(entry))
      desk.record({ kind: 'tick', at, entry, state: ticked ? 'done' : 'open' });
  }
}
