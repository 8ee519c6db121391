import { type Deadline, isPressing } from '../../engine/clocks/deadline.ts';
import { askOccurred, askReason } from '../ask.ts';
import type { Desk } from '../desk.ts';
import { deadlineLines } from '../screens/deadline-lines.ts';
import { standingText } from '../screens/deadline-text.ts';
import type { Act } from './act.ts';

/** Shows every deadline; one that is chosen can be met, decided, corrected. */
export const deadlines: Act = {
  key: 'u',
  id: 'deadlines',
  label: 'deadlines',
  more: true,
  offered: (_, desk) => desk.session.playbook.clocks.length > 0,
  async run(desk) {
    const { session } = desk;
    const all = session.deadlines();
    const render = (text: string) => session.render(text);
    desk.prompter.print(deadlineLines(all, session.now, render, { details: true }));
    const chosen = await desk.choose({
      ask: 'Which deadline?',
      field: { name: 'deadline' },
      choices: all.map(deadline => ({
        id: deadline.clock.id,
        label: `${deadline.clock.id}  ${render(deadline.clock.title)}`,
        hint: standingText(deadline, session.now),
      })),
    });
    const deadline = all.find(({ clock }) => clock.id === chosen);
    if (deadline) await actOn(desk, deadline);
  },
};

/** What closing wants of a deadline that still presses: met, not applicable, or acknowledged. */
export function settleDeadline(desk: Desk, deadline: Deadline): Promise<void> {
  return actOn(desk, deadline);
}

async function actOn(desk: Desk, deadline: Deadline): Promise<void> {
  const { clock, state, met } = deadline;
  const { now } = desk.session;
  const isMet = state === 'met' || state === 'late';
  const chosen = await desk.choose({
    ask: `What of ${clock.id}?`,
    help: `${desk.session.render(clock.title)}: ${standingText(deadline, now)}`,
    field: { name: `deadline:${clock.id}` },
    choices: [
      { id: 'met', label: isMet && !clock.every ? 'Met at another time' : 'Met' },
      ...(isMet && !clock.every ? [{ id: 'again', label: 'Once more, by a further submission' }] : []),
      ...(met === undefined ? [] : [{ id: 'withdraw', label: 'Not met after all' }]),
      ...(state === 'not-applicable' || state === 'undecided' ? [{ id: 'applies', label: 'Applies' }] : []),
      ...(state === 'not-applicable' ? [] : [{ id: 'applies-not', label: 'Does not apply' }]),
      ...(isPressing(deadline)
        ? [{ id: 'acknowledge', label: 'Unmet, and the case may close all the same' }]
        : []),
    ],
  });
  switch (chosen) {
    case 'met':
    case 'again':
      return meet(desk, clock.id, chosen === 'again');
    case 'withdraw':
      desk.record({
        kind: 'withdraw-clock',
        clock: clock.id,
        reason: await askReason(desk, 'Why was it not met?'),
      });
      return;
    case 'applies':
    case 'applies-not': {
      const applies = chosen === 'applies';
      const reason = await askReason(desk, `Why does it ${applies ? '' : 'not '}apply?`);
      desk.record({ kind: 'decide-clock', clock: clock.id, applies, reason });
      return;
    }
    default:
      desk.record({
        kind: 'acknowledge-clock',
        clock: clock.id,
        reason: await askReason(desk, 'Why does it stay unmet?'),
      });
  }
}

async function meet(desk: Desk, clock: string, again: boolean): Promise<void> {
  const occurred = await askOccurred(desk, `When was ${clock} met?`, `met:${clock}`);
  const receipt = await desk.text({
    ask: 'Receipt or reference (Enter for none)',
    field: { name: `receipt:${clock}` },
  });
  desk.record({ kind: 'meet-clock', clock, occurred, ...(receipt.trim() ? { receipt } : {}), again });
}
