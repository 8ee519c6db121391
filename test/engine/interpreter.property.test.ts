import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Agenda } from '../../src/engine/agenda.ts';
import type { Command } from '../../src/engine/command.ts';
import type { Instance } from '../../src/engine/event.ts';
import { outwards } from '../../src/engine/holder.ts';
import { itemSlots, latestSlots } from '../../src/engine/latest.ts';
import type { OpenStep } from '../../src/engine/open-steps.ts';
import { hasBegun } from '../../src/engine/slot.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { arbitraryPlaybook } from './arbitrary-playbook.ts';
import { patience, runs } from './arbitrary-session.ts';
import { Interpreter } from './interpreter.ts';
import { writePath } from './process.ts';
import { finish, sayOfClock, valueFor } from './random-command.ts';
import { Tape } from './tape.ts';
import { start, Writer } from './writer.ts';

it(
  'P10: where nobody deviates, what is open is what a plain interpreter of the language has open',
  async () => {
    const numbers = fc.array(fc.nat({ max: 0xffff }), { maxLength: 300, size: 'max' });
    await fc.assert(
      fc.asyncProperty(arbitraryPlaybook(), numbers, async (generated, tape) => {
        const { playbook, partOf } = generated;
        const expressions = bindExpressions(playbook);
        const writer = new Writer('dana', playbook, expressions, { now: start }, 0, partOf);
        const interpreter = new Interpreter(generated);
        writer.openCase().settle();
        workThrough(writer, interpreter, new Tape(tape));
      }),
      { numRuns: runs },
    );
  },
  patience,
);

function workThrough(writer: Writer, interpreter: Interpreter, tape: Tape): void {
  for (;;) {
    const agenda = writer.agenda();
    const { open, held, ended } = agenda;
    if (interpreter.ended) return expect(ended).toBe(true);
    expect({
      open: onWalk(open)
        .map(({ at }) => pathOf(writer, at))
        .sort(),
      held: held.map(({ pending }) => pathOf(writer, pending.slot.instance)).sort(),
    }).toEqual(interpreter.standing());
    if (tape.ended) return;
    const command = nextCommand(writer, agenda, tape);
    if (!command || 'refusal' in writer.record(command)) continue;
    writer.settle();
    tell(interpreter, command, writer);
  }
}

/** What the walk stands at: what a decision left behind stays open, and nobody ends it here. */
function onWalk(open: readonly OpenStep[]): OpenStep[] {
  return open.filter(({ way }) => way === 'walk');
}

function pathOf({ playbook }: Writer, at: Instance): string {
  return writePath([...outwards(playbook, at)].map(({ step, pass, item }) => ({ id: step, pass, item })));
}

/** What people do who keep to the playbook: ends, and whatever is asked of them. */
function nextCommand(writer: Writer, all: Agenda, tape: Tape): Command | undefined {
  const { held } = all;
  const agenda = { ...all, open: onWalk(all.open) };
  const inputs = Object.keys(writer.playbook.inputs);
  switch (tape.below(14)) {
    case 0:
    case 12: {
      const name = tape.pick(['spread', 'known', 'hosts', 'hosts', tape.pick(inputs) ?? 'hosts']) ?? '';
      return { kind: 'set-input', name, value: valueFor(tape, writer, name) };
    }
    case 13: {
      const asking = tape.pick(held.filter(({ missing }) => missing.some(name => inputs.includes(name))));
      const name = asking?.missing.find(name => inputs.includes(name)) ?? '';
      const at = asking && { ...asking.pending.slot.instance };
      return at && { kind: 'set-input', at, name, value: valueFor(tape, writer, name) };
    }
    case 1:
      return { kind: 'set-severity', value: tape.pick(['sev1', 'sev2']) ?? '' };
    case 2: {
      const name = tape.pick(['contained', 'declared']) ?? '';
      return {
        kind: 'set-milestone',
        name,
        occurred: { at: new Date(start).toISOString(), precision: 'day' },
      };
    }
    case 3: {
      const [id, step] = tape.pick([...writer.state.collectors]) ?? [];
      const slots = step === undefined ? [] : latestSlots(writer.state, step);
      const begun = slots.flatMap(slot => itemSlots(writer.state, slot)).filter(hasBegun);
      const at = tape.pick(begun)?.instance;
      return id === undefined || at === undefined
        ? undefined
        : { kind: 'add-evidence', at: { ...at }, evidence: { id, what: 'Proof', held: 'safe' } };
    }
    case 4:
    case 5: {
      const leaf = tape.pick(
        agenda.open.filter(({ step }) => step.kind !== 'group' && step.kind !== 'phase'),
      );
      return leaf && { kind: tape.once(2) ? 'fail-step' : 'skip-step', at: leaf.at, reason: 'so it is' };
    }
    case 6:
      return sayOfClock(tape, writer, agenda);
    default: {
      const command = finish(tape, writer, agenda);
      return command && 'occurred' in command ? { ...command, occurred: undefined as never } : command;
    }
  }
}

function tell(interpreter: Interpreter, command: Command, writer: Writer): void {
  const place = 'at' in command && command.at ? pathOf(writer, command.at) : '';
  switch (command.kind) {
    case 'set-input':
      return interpreter.setInput(command.name, command.value, place || undefined);
    case 'set-severity':
      return interpreter.setSeverity(command.value);
    case 'set-milestone':
      return interpreter.setMilestone(command.name);
    case 'add-evidence':
      return interpreter.addEvidence(command.evidence.id ?? '', place);
    case 'choose-option':
      return interpreter.choose(place, command.option, command.answers ?? {});
    case 'complete-step':
    case 'send-notification':
      return interpreter.end(place, 'done', command.answers);
    case 'switch-playbook': {
      const { name, playbook, with: given } = command.joining;
      return interpreter.switchTo(place, playbook.id, name, given);
    }
    case 'start-command':
    case 'meet-clock':
    case 'withdraw-clock':
    case 'decide-clock':
    case 'acknowledge-clock':
      return;
    case 'end-command':
      if (command.end.result === 'not-run') return;
      if (command.end.exit !== 0) return interpreter.end(place, 'failed');
      return interpreter.end(place, 'done', command.answers);
    case 'give-approval':
      return interpreter.end(place, 'approved', command.answers);
    case 'deny-approval':
      return interpreter.end(place, 'denied');
    case 'fail-step':
    case 'withhold-notification':
      return interpreter.end(place, 'failed');
    case 'skip-step':
    case 'decline-command':
      return interpreter.end(place, 'skipped');
    default:
      throw new Error(`nobody does that here: ${command.kind}`);
  }
}
