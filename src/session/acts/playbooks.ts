import type { Instance } from '../../engine/event.ts';
import type { Step } from '../../playbook/playbook.ts';
import { askReason } from '../ask.ts';
import type { Desk } from '../desk.ts';
import { type Focus, focusesOf } from '../focus.ts';
import type { Act } from './act.ts';

/** Goes on by the playbook that the step switches to. */
export const switchOver: Act = {
  key: 'd',
  id: 'switch',
  label: 'switch',
  offered: (focus, desk) => switchAt(focus) !== undefined && desk.around.shelves !== undefined,
  async run(desk, focus) {
    const by = switchAt(focus);
    const { shelves } = desk.around;
    if (!by || !shelves) return;
    const { keepJoining } = await import('../join-playbook.ts');
    const joining = keepJoining(desk.session, by.step.playbook, shelves, { by });
    desk.record({ kind: 'switch-playbook', at: by.at, joining });
    return beginningOf(desk, joining.name);
  },
};

/** Takes one more playbook of the library into the case, beside what it goes by, or instead of it. */
export const attach: Act = {
  key: '+',
  id: 'attach',
  label: 'another playbook',
  more: true,
  offered: (_, desk) => desk.around.shelves !== undefined,
  async run(desk) {
    const { shelves } = desk.around;
    if (!shelves) return;
    const { listPlaybooks } = await import('../../library/list-playbooks.ts');
    const { readHeading } = await import('../../library/read-heading.ts');
    const { keepJoining } = await import('../join-playbook.ts');
    const id = await desk.choose({
      ask: 'Which playbook joins this case?',
      field: { name: 'attach' },
      choices: listPlaybooks(shelves)
        .filter(({ hidden }) => !hidden)
        .map(({ id, text }) => ({ id, label: `${id}  ${readHeading(text, 'title') ?? ''}` })),
    });
    const how = await desk.choose({
      ask: 'How does it join?',
      field: { name: 'attach:how' },
      choices: [
        { id: 'attach', label: 'Beside the steps that are open' },
        { id: 'switch', label: 'Instead: leave the playbook of this case' },
      ],
    });
    const reason = await askReason(desk, `Why ${id}?`);
    const joining = keepJoining(desk.session, id, shelves);
    desk.record({ kind: how === 'switch' ? 'switch-playbook' : 'attach-playbook', joining, reason });
    return beginningOf(desk, joining.name);
  },
};

/** What a playbook that has joined asks first, or else its first step. */
function beginningOf(desk: Desk, name: string): string | undefined {
  const { session } = desk;
  desk.show(session.settle());
  return focusesOf(session.agenda(), session.now).find(
    focus => focus.name === name || focus.name.startsWith(`${name}/`),
  )?.name;
}

function switchAt(focus: Focus): { at: Instance; step: Extract<Step, { kind: 'use' }> } | undefined {
  if (focus.kind !== 'step') return undefined;
  const { at, step } = focus.open;
  return step.kind === 'use' && step.mode === 'switch' ? { at, step } : undefined;
}
