import { suggests } from '../../engine/decide/choose.ts';
import { waitLeft } from '../../engine/decide/wanting.ts';
import type { Instance } from '../../engine/event.ts';
import { factsOf } from '../../engine/facts.ts';
import { instanceName } from '../../engine/instance.ts';
import { measuresOf } from '../../engine/measures.ts';
import { given } from '../../given.ts';
import type { Option, Step } from '../../playbook/playbook.ts';
import { askReason } from '../ask.ts';
import type { Desk } from '../desk.ts';
import { digestOf, draftMessage, recipientOf } from '../draft-message.ts';
import type { Act } from './act.ts';
import { isStep } from './act.ts';
import { askAuthority, askMarks, confirmed, giveWhatIsAsked } from './ask-ending.ts';
import { settleMeasure } from './measures.ts';

export const done: Act = {
  key: 'd',
  id: 'done',
  label: 'done',
  offered: focus => isStep(focus) && endsPlainly(focus.open.step),
  async run(desk, focus) {
    if (!isStep(focus)) return;
    const { at, step } = focus.open;
    const around = { now: desk.session.now, expressions: desk.session.expressions };
    const left = waitLeft(desk.session.state, step, at, around);
    const early = left
      ? { early: true, reason: await askReason(desk, `It waits ${left}. Why go on now?`) }
      : {};
    if (step.kind === 'lift') await settleAll(desk);
    const asked = await giveWhatIsAsked(desk, step, at);
    const marks = await askMarks(desk, at, step.marks);
    await desk.recordEnding({
      kind: 'complete-step',
      at,
      ...asked,
      ...early,
      marks,
      ...(await confirmed(desk, step)),
    });
  },
};

export const decideOption: Act = {
  key: 'd',
  id: 'decide',
  label: 'decide',
  offered: focus => isStep(focus) && focus.open.step.kind === 'decision',
  async run(desk, focus) {
    if (!isStep(focus) || focus.open.step.kind !== 'decision') return;
    const { at, step } = focus.open;
    const around = { now: desk.session.now, expressions: desk.session.expressions };
    const asked = await giveWhatIsAsked(desk, step, at);
    const facts = factsOf(desk.session.state, around.now, at);
    const known = { ...facts, values: { ...facts.values, ...asked.answers } };
    const chosen = await desk.choose({
      ask: desk.session.render(step.title, at),
      field: { step: instanceName(at), name: 'option' },
      choices: step.options.map(option => ({
        id: option.id,
        label: desk.session.render(option.label, at),
        ...(option.means ? { hint: desk.session.render(option.means, at) } : {}),
        suggested: suggests(option, known, around),
      })),
    });
    const option = step.options.find(o => o.id === chosen) as Option;
    const reason = await askDecisionReason(desk, step, at, asked.reason);
    const authority = step.authority
      ? { authority: await askAuthority(desk, step.authority, 'decided') }
      : {};
    const marks = await askMarks(desk, at, [...step.marks, ...option.marks]);
    await desk.recordEnding({
      kind: 'choose-option',
      at,
      option: chosen,
      ...asked,
      ...reason,
      ...authority,
      marks,
      ...(await confirmed(desk, step)),
    });
  },
};

export const sent: Act = {
  key: 'd',
  id: 'sent',
  label: 'sent',
  offered: focus => isStep(focus) && focus.open.step.kind === 'notify',
  async run(desk, focus) {
    if (!isStep(focus) || focus.open.step.kind !== 'notify') return;
    const { at, step } = focus.open;
    const field = (name: string) => ({ step: instanceName(at), name });
    const asked = await giveWhatIsAsked(desk, step, at);
    const text = await desk.compose({
      ask: 'The message as it was sent (edit it where it differs)',
      initial: draftMessage(desk.session, step, at),
      field: field('message'),
    });
    const to = await desk.text({
      ask: 'To whom, by name?',
      help: `As the playbook says: ${desk.session.render(step.to, at)}`,
      ...given({ initial: recipientOf(desk.session, step, at) }),
      field: field('to'),
      validate: typed => (typed.trim() ? undefined : 'Say to whom it went.'),
    });
    const by = await desk.text({
      ask: 'How was it sent?',
      ...given({ help: step.by && `As the playbook says: ${step.by}` }),
      field: field('by'),
      validate: typed => (typed.trim() ? undefined : 'Say how: by mail, by phone.'),
    });
    const receipt = await desk.text({
      ask: 'Receipt or reference (Enter for none)',
      field: field('receipt'),
    });
    const marks = await askMarks(desk, at, step.marks);
    const how = { to, by, ...(receipt ? { receipt } : {}) };
    await desk.recordEnding({
      kind: 'send-notification',
      at,
      ...asked,
      ...how,
      text,
      digest: digestOf(text),
      marks,
      ...(await confirmed(desk, step)),
    });
  },
};

export const notSent: Act = {
  key: 'x',
  id: 'not-sent',
  label: 'not sent',
  offered: focus => isStep(focus) && focus.open.step.kind === 'notify',
  async run(desk, focus) {
    if (!isStep(focus)) return;
    const reason = await askReason(desk, 'Why is it not sent?');
    desk.record({ kind: 'withhold-notification', at: focus.open.at, reason });
  },
};

export const failed: Act = {
  key: 'f',
  id: 'failed',
  label: 'failed',
  offered: focus => isStep(focus) && endsPlainly(focus.open.step),
  async run(desk, focus) {
    if (!isStep(focus)) return;
    const reason = await askReason(desk, 'What went wrong?');
    await desk.recordEnding({ kind: 'fail-step', at: focus.open.at, reason });
  },
};

/** Decisions, notifications, approvals and commands have endings of their own. */
function endsPlainly({ kind }: Step): boolean {
  return kind !== 'decision' && kind !== 'notify' && kind !== 'approve' && kind !== 'run';
}

async function askDecisionReason(
  desk: Desk,
  step: Step,
  at: Instance,
  told: string | undefined,
): Promise<{ reason?: string }> {
  if (told) return { reason: told };
  if (step.critical) return { reason: await askReason(desk, 'Why? (a critical decision)') };
  const reason = await desk.text({
    ask: 'Why? (Enter for no reason)',
    field: { step: instanceName(at), name: 'reason' },
  });
  return reason.trim() ? { reason } : {};
}

async function settleAll(desk: Desk): Promise<void> {
  for (const measure of measuresOf(desk.session.state).filter(m => m.state === 'in-force'))
    await settleMeasure(desk, measure);
}
