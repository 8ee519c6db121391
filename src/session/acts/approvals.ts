import { type Approval, askerOf, refusedApprover } from '../../engine/decide/approvals.ts';
import { authorityOf, roleTitle } from '../../engine/decide/authority.ts';
import type { Instance } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import { turnOf } from '../../engine/slot.ts';
import { given } from '../../given.ts';
import { askReason } from '../ask.ts';
import type { Desk } from '../desk.ts';
import { type Act, isStep } from './act.ts';
import { askMarks, confirmed, giveWhatIsAsked } from './ask-ending.ts';

/** The other person comes to this terminal, or says it by phone: their name is asked, and checked at once. */
export const approved: Act = {
  key: 'y',
  id: 'approve',
  label: 'approved',
  offered: focus => isStep(focus) && focus.open.step.kind === 'approve',
  async run(desk, focus) {
    if (!isStep(focus) || focus.open.step.kind !== 'approve') return;
    const { at, step } = focus.open;
    const asked = await giveWhatIsAsked(desk, step, at);
    const approver = await askApprover(desk, step, at, 'yes');
    const marks = await askMarks(desk, at, step.marks);
    await desk.recordEnding({
      kind: 'give-approval',
      at,
      ...asked,
      ...approver,
      marks,
      ...(await confirmed(desk, step)),
    });
  },
};

export const denied: Act = {
  key: 'x',
  id: 'deny',
  label: 'denied',
  offered: focus => isStep(focus) && focus.open.step.kind === 'approve',
  async run(desk, focus) {
    if (!isStep(focus) || focus.open.step.kind !== 'approve') return;
    const { at, step } = focus.open;
    const approver = await askApprover(desk, step, at, 'no');
    const reason = await askReason(desk, 'Why is it denied?');
    await desk.recordEnding({ kind: 'deny-approval', at, ...approver, reason });
  },
};

async function askApprover(
  desk: Desk,
  step: Approval,
  at: Instance,
  word: 'yes' | 'no',
): Promise<{ name: string; authority?: string }> {
  const { state } = desk.session;
  const turn = turnOf(state.walk.slot(at), at.redo);
  const asker = askerOf(turn);
  const holder = authorityOf(state, step.approver);
  const title = roleTitle(state, step.approver);
  const name = await desk.text({
    ask: `Who says ${word}? (${title})`,
    ...given({ help: asker && `${asker} asks for it, and cannot be the one.`, initial: holder }),
    field: { step: instanceName(at), name: 'approver' },
    validate: typed => {
      const refused = refusedApprover(state, step, turn, { name: typed, authority: 'asked for next' });
      return refused && `${refused.refusal.message} ${refused.refusal.hint ?? ''}`.trim();
    },
  });
  if (holder !== undefined) return { name };
  const authority = await desk.text({
    ask: `Nobody has the role ${title} yet. On what authority does ${name.trim()} speak for it?`,
    field: { step: instanceName(at), name: 'approver-authority' },
    validate: typed => (typed.trim() ? undefined : 'Say it in a few words; it becomes part of the record.'),
  });
  return { name, authority };
}
