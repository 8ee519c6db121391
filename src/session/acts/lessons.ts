import { type OwnedAction, openActions } from '../../engine/actions.ts';
import { questionsLeft } from '../../engine/decide/wanting.ts';
import type { ActionData, Instance } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import { turnOf } from '../../engine/slot.ts';
import type { Step } from '../../playbook/playbook.ts';
import { askReason } from '../ask.ts';
import type { Desk } from '../desk.ts';
import { parseDay } from '../times.ts';
import { type Act, isStep } from './act.ts';

/** What was found out, and who does what about it: at any time, not only in the review. */
export const lessons: Act = {
  key: 'j',
  id: 'lessons',
  label: 'findings and actions',
  more: true,
  offered: () => true,
  async run(desk, focus) {
    const at = isStep(focus) ? focus.open.at : undefined;
    const open = openActions(desk.session.state);
    const chosen = await desk.choose({
      ask: 'What is it about?',
      field: { name: 'lessons' },
      choices: [
        { id: 'finding', label: 'A finding' },
        { id: 'action', label: 'A new action' },
        ...open.map(action => ({
          id: action.id,
          label: action.what,
          hint: `${action.owner}, by ${action.due}`,
        })),
      ],
    });
    const action = open.find(({ id }) => id === chosen);
    if (action) await endAction(desk, action);
    else if (chosen === 'action') await askAction(desk, at);
    else {
      const text = await desk.text({
        ask: 'What was found out?',
        field: { name: 'finding' },
        validate: typed => notEmpty(typed),
      });
      desk.record({ kind: 'add-finding', text, ...(at ? { at } : {}) });
    }
  },
};

/** Goes through the questions, each answer recorded at once; then the actions that come out of it. */
export async function review(desk: Desk, step: Step, at: Instance): Promise<void> {
  const turn = turnOf(desk.session.state.walk.slot(at), at.redo);
  for (const question of questionsLeft(step, turn)) {
    const text = await desk.text({
      ask: desk.session.render(question, at),
      help: 'What was found out, in a sentence or two. Enter leaves it open.',
      field: { step: instanceName(at), name: `question:${question}` },
    });
    if (text.trim()) desk.record({ kind: 'add-finding', at, text, question });
  }
  for (;;) {
    const ask = 'Is there an action, or one more, that comes out of it?';
    if (!(await desk.confirm({ ask, initial: false, field: { name: 'one-more-action' } }))) return;
    await askAction(desk, at);
  }
}

async function askAction(desk: Desk, at: Instance | undefined): Promise<void> {
  const ask = (question: string, name: string) =>
    desk.text({ ask: question, field: { name: `action:${name}` }, validate: typed => notEmpty(typed) });
  const what = await ask('What is to be done?', 'what');
  const owner = await ask('Who does it?', 'owner');
  const dayOf = (typed: string) => parseDay(typed, desk.session.wall);
  const typed = await desk.text({
    ask: 'By which day?',
    help: '2026-12-31, or 30d from now',
    field: { name: 'action:due' },
    validate: text => {
      const parsed = dayOf(text);
      return 'error' in parsed ? parsed.error : undefined;
    },
  });
  const parsed = dayOf(typed);
  const kind = await desk.choose({
    ask: 'What is it for?',
    field: { name: 'action:kind' },
    choices: [
      { id: 'prevent', label: 'Prevent: it does not happen again' },
      { id: 'detect', label: 'Detect: it is seen sooner' },
      { id: 'respond', label: 'Respond: it is answered better' },
      { id: 'playbook', label: 'Playbook: what is written here gets better' },
    ],
  });
  const due = 'day' in parsed ? parsed.day : typed;
  const action = { what, owner, due, kind: kind as ActionData['kind'] };
  desk.record({ kind: 'add-action', action, ...(at ? { at } : {}) });
}

async function endAction(desk: Desk, { id, what }: OwnedAction): Promise<void> {
  const word = await desk.choose({
    ask: what,
    field: { name: `action:${id}` },
    choices: [
      { id: 'done', label: 'It is done' },
      { id: 'dropped', label: 'It is dropped' },
    ],
  });
  if (word === 'done') desk.record({ kind: 'end-action', of: id });
  else
    desk.record({
      kind: 'end-action',
      of: id,
      dropped: true,
      reason: await askReason(desk, 'Why is it dropped?'),
    });
}

function notEmpty(typed: string): string | undefined {
  return typed.trim() ? undefined : 'This cannot be empty.';
}
