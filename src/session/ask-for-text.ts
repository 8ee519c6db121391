import { factsOf } from '../engine/facts.ts';
import type { OpenStep } from '../engine/open-steps.ts';
import { turnOf } from '../engine/slot.ts';
import type { Step } from '../playbook/playbook.ts';
import { askInput } from './ask.ts';
import { Left } from './asker.ts';
import type { Desk } from './desk.ts';

/** Asks what a step's own words depend on, before they are shown; the rest of its questions come when it is done. */
export async function askForText(desk: Desk, { at, step }: OpenStep): Promise<void> {
  const { session } = desk;
  const { answered } = turnOf(session.state.walk.slot(at), at.redo);
  const facts = factsOf(session.state, session.now, at);
  const missing = textsOf(step).flatMap(text => session.expressions.render(text, facts).missing);
  for (const name of step.asks.filter(ask => missing.includes(ask) && !answered.has(ask))) {
    const input = session.playbook.inputs[name];
    try {
      if (input) session.record({ kind: 'set-input', at, name, value: await askInput(desk, input, at) });
    } catch (error) {
      if (!(error instanceof Left)) throw error;
    }
  }
}

function textsOf(step: Step): string[] {
  const message = step.kind === 'notify' ? step.message : undefined;
  const argv = step.kind === 'run' ? step.argv : [];
  return [step.title, step.why, step.guide, step.measure?.what, message, ...argv].filter(
    text => text !== undefined,
  );
}
