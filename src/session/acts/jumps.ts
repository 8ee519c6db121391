import { instanceName } from '../../engine/instance.ts';
import { itemSlots, latestSlots } from '../../engine/latest.ts';
import type { Slot } from '../../engine/slot.ts';
import { slotStanding } from '../../engine/standing.ts';
import { holdsSteps } from '../../playbook/holds-steps.ts';
import { joinedList } from '../../playbook/join-playbook.ts';
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
    const { state } = desk.session;
    const slots = slotsInOrder(desk);
    const id = await desk.choose({
      ask: 'Go to which step?',
      field: { name: 'list' },
      choices: slots.map(slot => ({ ...choiceOf(desk, slot), hint: slotStanding(state, slot) })),
    });
    return goTo(desk, named(slots, id));
  },
};

/** Opens an earlier step again. */
export const back: Act = {
  key: 'b',
  id: 'back',
  label: 'back',
  offered: (_, desk) => endedSlots(desk).length > 0,
  async run(desk) {
    const slots = endedSlots(desk);
    const id = await desk.choose({
      ask: 'Open which step again?',
      field: { name: 'back' },
      choices: slots.map(slot => choiceOf(desk, slot)),
    });
    return reopen(desk, named(slots, id));
  },
};

export const again: Act = {
  key: 'g',
  id: 'again',
  label: 'go again from',
  more: true,
  offered: (_, desk) => endedSlots(desk).length > 0,
  async run(desk) {
    const { state } = desk.session;
    const slots = slotsInOrder(desk).filter(slot => slotStanding(state, slot) !== 'waiting');
    const id = await desk.choose({
      ask: 'Go through it all again from which step?',
      field: { name: 'again' },
      choices: slots.map(slot => choiceOf(desk, slot)),
    });
    const reason = await askReason(desk, 'Why again?');
    const recorded = desk.record({ kind: 'go-again', at: { ...named(slots, id).instance }, reason });
    const opened = recorded.findLast(record => record.type === 'step.opened')?.at;
    return opened && instanceName(opened);
  },
};

async function goTo(desk: Desk, slot: Slot): Promise<string | undefined> {
  const standing = slotStanding(desk.session.state, slot);
  const here = focusesOf(desk.session.agenda(), desk.session.now).find(
    f => f.name === slot.name || f.name.startsWith(`${slot.name}#`),
  );
  if (here) return here.name;
  if (standing !== 'waiting') return reopen(desk, slot);
  const reason = await askReason(desk, `It is not the turn of ${slot.name} yet. Why open it now?`);
  desk.record({ kind: 'open-step', at: { ...slot.instance }, reason });
  return slot.name;
}

async function reopen(desk: Desk, slot: Slot): Promise<string | undefined> {
  const at = { ...slot.instance };
  const reason = await askReason(desk, `Why is ${slot.name} opened again?`);
  const [opened] = desk.record({ kind: 'reopen-step', at, reason });
  return opened?.at && instanceName(opened.at);
}

function choiceOf(desk: Desk, { name, instance }: Slot): { id: string; label: string } {
  const { title } = desk.session.playbook.steps[instance.step] as Step;
  return { id: name, label: `${name}  ${desk.session.render(title, instance)}` };
}

function named(slots: readonly Slot[], name: string): Slot {
  return slots.find(slot => slot.name === name) as Slot;
}

/** The newest instance of each step that a person works on, also of playbooks that joined; one for each value of an `each`. */
function slotsInOrder(desk: Desk): Slot[] {
  const { lists, steps } = desk.session.playbook;
  const { state } = desk.session;
  const inList = (id: string): Step[] =>
    (lists[id]?.children ?? []).flatMap(child => within(steps[child] as Step));
  const within = (step: Step): Step[] => {
    if (holdsSteps(step)) return inList(step.body);
    if (step.kind !== 'decision') return [step];
    return [step, ...step.options.flatMap(option => (option.body === undefined ? [] : inList(option.body)))];
  };
  return [...inList(''), ...inList(joinedList)]
    .flatMap(step => latestSlots(state, step.id))
    .flatMap(slot => itemSlots(state, slot));
}

function endedSlots(desk: Desk): Slot[] {
  const { state } = desk.session;
  const ended = ['done', 'failed', 'skipped', 'chosen', 'approved', 'denied', 'not-applicable'];
  return slotsInOrder(desk).filter(
    slot => slot.turns.some(turn => turn.endings.length > 0) && ended.includes(slotStanding(state, slot)),
  );
}
