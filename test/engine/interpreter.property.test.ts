import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Command } from '../../src/engine/command.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { arbitraryPlaybook } from './arbitrary-playbook.ts';
import { patience, runs } from './arbitrary-session.ts';
import { Interpreter } from './interpreter.ts';
import { finish } from './random-command.ts';
import { Tape } from './tape.ts';
import { placeName } from './view.ts';
import { start, Writer } from './writer.ts';

it(
  'P10: where nobody deviates, what is open is what a plain interpreter of the language has open',
  async () => {
    const numbers = fc.array(fc.nat({ max: 0xffff }), { maxLength: 300, size: 'max' });
    await fc.assert(
      fc.asyncProperty(arbitraryPlaybook(), numbers, async (generated, tape) => {
        const { playbook, document, conditions } = generated;
        const expressions = await bindExpressions(playbook);
        const writer = new Writer('dana', playbook, expressions, { now: start }).openCase().settle();
        const interpreter = new Interpreter(document, conditions);
        workThrough(writer, interpreter, new Tape(tape));
      }),
      { numRuns: runs },
    );
  },
  patience,
);

function workThrough(writer: Writer, interpreter: Interpreter, tape: Tape): void {
  for (;;) {
    const { open, held, ended } = writer.agenda();
    if (interpreter.ended) return expect(ended).toBe(true);
    expect({
      open: open.map(({ at }) => placeName(at)).sort(),
      held: held.map(({ pending }) => placeName(pending.slot.instance)).sort(),
    }).toEqual(interpreter.standing());
    if (tape.ended) return;
    const command = nextCommand(writer, tape);
    if (!command || 'refusal' in writer.record(command)) continue;
    writer.settle();
    tell(interpreter, command, writer);
  }
}

/** What people do who keep to the playbook: ends, and whatever is asked of them. */
function nextCommand(writer: Writer, tape: Tape): Command | undefined {
  const agenda = writer.agenda();
  switch (tape.below(12)) {
    case 0:
      return {
        kind: 'set-input',
        name: tape.pick(['spread', 'known']) ?? '',
        value: tape.pick(['yes', 'no']) ?? '',
      };
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
      const id = tape.pick([...writer.state.collectors.keys()]);
      return id === undefined
        ? undefined
        : { kind: 'add-evidence', evidence: { id, what: 'Proof', held: 'safe' } };
    }
    case 4:
    case 5: {
      const leaf = tape.pick(
        agenda.open.filter(({ step }) => step.kind !== 'group' && step.kind !== 'phase'),
      );
      return leaf && { kind: tape.once(2) ? 'fail-step' : 'skip-step', at: leaf.at, reason: 'so it is' };
    }
    default: {
      const command = finish(tape, writer, agenda);
      return command && 'occurred' in command ? { ...command, occurred: undefined as never } : command;
    }
  }
}

function tell(interpreter: Interpreter, command: Command, writer: Writer): void {
  switch (command.kind) {
    case 'set-input':
      return interpreter.setInput(command.name, command.value);
    case 'set-severity':
      return interpreter.setSeverity(command.value);
    case 'set-milestone':
      return interpreter.setMilestone(command.name);
    case 'add-evidence': {
      const id = command.evidence.id ?? '';
      return interpreter.addEvidence(id, writer.state.collectors.get(id) ?? '');
    }
    case 'choose-option':
      return interpreter.choose(command.at.step, command.option, command.answers ?? {});
    case 'complete-step':
    case 'send-notification':
      return interpreter.end(command.at.step, 'done', command.answers);
    case 'start-command':
      return;
    case 'end-command':
      if (command.end.result === 'not-run') return;
      if (command.end.exit !== 0) return interpreter.end(command.at.step, 'failed');
      return interpreter.end(command.at.step, 'done', command.answers);
    case 'give-approval':
      return interpreter.end(command.at.step, 'approved', command.answers);
    case 'deny-approval':
      return interpreter.end(command.at.step, 'denied');
    case 'fail-step':
    case 'withhold-notification':
      return interpreter.end(command.at.step, 'failed');
    case 'skip-step':
    case 'decline-command':
      return interpreter.end(command.at.step, 'skipped');
    default:
      throw new Error(`nobody does that here: ${command.kind}`);
  }
}
