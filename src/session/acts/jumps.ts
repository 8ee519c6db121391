import { instanceName } from '../../engine/instance.ts';
import { slotStanding } from '../../engine/standing.ts';
import type { Step } from '../../playbook/playbook.ts';
import { askReason } from '../ask.ts';
import type { Desk } from '../desk.ts';
import { focusesOf } from '../focus.ts';
import type { Act } from './act.ts';

/** Every step with its state; choosing one goes there, which may want a reason. */
export const list: Act = {
  key: 'l',
  id: 'list',
  label: 'list',
  offered: () => true,
  async run(desk) {
    const { state, playbook } = desk.session;
    const id = await desk.choose({
      ask: 'Go to which step?',
      field: { name: 'list' },
      choices: stepsInOrder(desk).map(step => ({
        id: step.id,
        label: `${step.id}  ${desk.session.render(step.title)}`,
        hint: slotStanding(state, state.walk.latestSlot(step.id)),
      })),
    });
    return goTo(desk, playbook.steps[id] as Step);
  },
};

/** Opens an earlier step again. */
export const back: Act = {
  key: 'b',
  id: 'back',
  label: 'back',
  offered: (_, desk) => endedSteps(desk).length > 0,
  async run(desk) {
    const id = await desk.choose({
      ask: 'Open which step again?',
      field: { name: 'back' },
      choices: endedSteps(desk).map(step => ({
        id: step.id,
        label: `${step.id}  ${desk.session.render(step.title)}`,
      })),
    });
    return reopen(desk, desk.session.playbook.steps[id] as Step);
  },
};

export const again: Act = {
  key: 'g',
  id: 'again',
  label: 'go again from',
  more: true,
  offered: (_, desk) => endedSteps(desk).length > 0,
  async run(desk) {
    const { state } = desk.session;
    const id = await desk.choose({
      ask: 'Go through it all again from which step?',
      field: { name: 'again' },
      choices: stepsInOrder(desk)
        .filter(step => slotStanding(state, state.walk.latestSlot(step.id)) !== 'waiting')
        .map(step => ({ id: step.id, label: `${step.id}  ${desk.session.render(step.title)}` })),
    });
    const reason = await askReason(desk, 'Why again?');
    desk.record({ kind: 'go-again', step: id, reason });
    return instanceName(state.walk.latestSlot(id).instance);
  },
};

async function goTo(desk: Desk, step: Step): Promise<string | undefined> {
  const slot = desk.session.state.walk.latestSlot(step.id);
  const standing = slotStanding(desk.session.state, slot);
  const here = focusesOf(desk.session.agenda()).find(
    f => f.name === slot.name || f.name.startsWith(`${slot.name}#`),
  );
  if (here) return here.name;
  if (standing !== 'waiting') return reopen(desk, step);
  const reason = await askReason(desk, `${step.id} is not its turn yet. Why open it now?`);
  desk.record({ kind: 'open-step', step: step.id, reason });
  return slot.name;
}

async function reopen(desk: Desk, step: Step): Promise<string | undefined> {
  const at = { ...desk.session.state.walk.latestSlot(step.id).instance };
  const reason = await askReason(desk, `Why is ${step.id} opened again?`);
  const [opened] = desk.record({ kind: 'reopen-step', at, reason });
  return opened?.at && instanceName(opened.at);
}

function stepsInOrder(desk: Desk): Step[] {
  const { lists, steps } = desk.session.playbook;
  const inList = (id: string): Step[] =>
    (lists[id]?.children ?? []).flatMap(child => within(steps[child] as Step));
  const within = (step: Step): Step[] => {
    if (step.kind === 'phase' || step.kind === 'group') return inList(step.body);
    if (step.kind !== 'decision') return [step];
    return [step, ...step.options.flatMap(option => (option.body === undefined ? [] : inList(option.body)))];
  };
  return inList('');
}

function endedSteps(desk: Desk): Step[] {
  const { state } = desk.session;
  const ended = ['done', 'failed', 'skipped', 'chosen', 'approved', 'denied', 'not-applicable'];
  return stepsInOrder(desk).filter(step => {
    const slot = state.walk.latestSlot(step.id);
    return slot.turns.some(turn => turn.endings.length > 0) && ended.includes(slotStanding(state, slot));
  });
}
