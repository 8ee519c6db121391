import { createHash } from 'node:crypto';
import type { Instance } from '../engine/event.ts';
import { modeOf } from '../engine/state.ts';
import type { Step } from '../playbook/playbook.ts';
import type { CaseSession } from './case-session.ts';

/** A notification's draft with its templates filled in; in a drill it says so in its first line. */
export function draftMessage(
  session: CaseSession,
  step: Extract<Step, { kind: 'notify' }>,
  at: Instance,
): string {
  const text = session.render(step.message.trimEnd(), at);
  return modeOf(session.state) === 'drill' ? `EXERCISE EXERCISE EXERCISE\n${text}` : text;
}

/** SHA-256 of a text's UTF-8 bytes, in hex. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Whom a notification names by an answer; a description of the recipients names nobody, and is not taken for a fact. */
export function recipientOf(
  session: CaseSession,
  step: Extract<Step, { kind: 'notify' }>,
  at: Instance,
): string | undefined {
  return step.to.includes('{{') ? session.render(step.to, at) : undefined;
}
