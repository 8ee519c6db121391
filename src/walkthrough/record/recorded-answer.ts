import type { Occurred, Recorded } from '../../engine/event.ts';
import { endingOf } from '../../engine/outcome.ts';
import { given } from '../../given.ts';
import { shortName } from '../../playbook/check/meant.ts';
import type { Playbook, Step, Value } from '../../playbook/playbook.ts';
import type { Entry } from '../../playbook/walkthrough.ts';
import type { AnswerMap } from '../../playbook/walkthrough-document.ts';

/** An answer as a walkthrough writes it: its keys, and values of inputs. */
export type WrittenAnswer = AnswerMap & Record<string, unknown>;

/** What a step's ending is answered with. Sensitive values stay in the case; a reason stands for them. */
export function answerOfEnding(ending: Recorded, step: Step, playbook: Playbook): WrittenAnswer {
  const told = given({ at: ending.occurred && timeText(ending.occurred) });
  switch (ending.type) {
    case 'decision.made': {
      const { option } = ending.data;
      return { option, ...outcome(ending, ending.data, playbook), ...told };
    }
    case 'step.completed': {
      const { early, reason } = ending.data;
      const { reason: _, ...rest } = outcome(ending, ending.data, playbook);
      const why = early ? { early: reason ?? 'Ended before its time' } : given({ reason });
      return { ...rest, ...why, ...withheld(ending.data.answers, playbook), ...told };
    }
    case 'notification.sent': {
      const { to, receipt } = ending.data;
      const other = step.kind === 'notify' && !step.to.includes('{{') && step.to !== to ? { to } : {};
      return { ...given({ sent: receipt }), ...other, ...outcome(ending, ending.data, playbook), ...told };
    }
    case 'approval.given': {
      const { name } = ending.data;
      return { approver: name, ...outcome(ending, ending.data, playbook), ...told };
    }
    case 'approval.denied': {
      const { name, authority, reason } = ending.data;
      return { denied: reason, approver: name, ...given({ authority }), ...told };
    }
    case 'command.ended': {
      const isDone = endingOf(ending)?.word === 'ran';
      const exit = isDone ? {} : { exit: String(ending.data.exit || 1) };
      return { ...exit, ...outcome(ending, ending.data, playbook), ...told };
    }
    case 'step.failed':
      return { fail: ending.data.reason, ...told };
    case 'step.skipped':
    case 'step.dropped':
      return { skip: ending.data.reason, ...told };
    case 'notification.not-sent':
      return { not_sent: ending.data.reason, ...told };
    case 'command.declined':
      return { declined: ending.data.reason, ...told };
    case 'step.not-applicable':
      return { applies: 'no', ...given({ reason: ending.data.reason }) };
    default:
      return {};
  }
}

/** A value as one enters it. */
export function entryOf(value: Value): Entry {
  return Array.isArray(value) ? value.map(String) : String(value);
}

export function timeText({ at }: Pick<Occurred, 'at'>): string {
  return at.replace(/\.000Z$/, 'Z');
}

interface Carried {
  reason?: string;
  answers?: Record<string, Value>;
  marks?: Record<string, Occurred>;
  witness?: string;
  authority?: string;
}

function outcome(by: Recorded, data: Carried, playbook: Playbook): WrittenAnswer {
  const { reason, answers = {}, marks = {}, witness, authority } = data;
  const values = Object.entries(answers).flatMap(([name, value]) =>
    playbook.inputs[name]?.sensitive ? [] : [[shortName(name), entryOf(value)] as const],
  );
  const now = by.occurred?.at ?? by.ts;
  const times = Object.entries(marks).filter(
    ([, { at }]) => Math.abs(Date.parse(at) - Date.parse(now)) >= 1000,
  );
  return {
    ...Object.fromEntries(values),
    ...given({ reason, witness, authority }),
    ...withheld(answers, playbook),
    ...(times.length > 0 && {
      marks: Object.fromEntries(times.map(([name, when]) => [name, timeText(when)])),
    }),
  };
}

function withheld(answers: Record<string, Value> = {}, { inputs }: Playbook): { reason?: string } {
  return Object.keys(answers).some(name => inputs[name]?.sensitive)
    ? { reason: 'The value is sensitive' }
    : {};
}
