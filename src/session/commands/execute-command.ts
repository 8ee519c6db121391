import type { CommandEnd, Instance, Recorded } from '../../engine/event.ts';
import { TocsinError } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Value } from '../../playbook/playbook.ts';
import { KeptOutput } from '../../process/kept-output.ts';
import { type CommandOutcome, runCommand } from '../../process/run-command.ts';
import type { CaseSession } from '../case-session.ts';
import type { CommandPlan, CommandStep } from './plan-command.ts';

/** A command while it runs, for whoever watches it. */
export interface WatchedCommand {
  over: Promise<unknown>;
  /** Asks it to end; a second time it is ended at once. */
  stop(): void;
  /** The last lines of its output; none where the step is sensitive. */
  tail(count: number): string[];
}

export interface Execution {
  session: CaseSession;
  step: CommandStep;
  at: Instance;
  plan: CommandPlan;
  /** Why it runs although not all is there that the step wants, the id that it wants typed, the second person, and who allowed it. */
  reason?: string;
  confirm?: string;
  witness?: string;
  authority?: string;
  /** Entries as they became durable. */
  recorded(records: Recorded[]): void;
  /** Shows it while it runs. What it throws is thrown once the command has been stopped and its end recorded. */
  watch(command: WatchedCommand): Promise<void>;
}

/**
 * Runs a command that a person consented to: its start on the disk first, then the command, then its output as evidence and
 * its end. Throws RefusedError, with nothing run, where the case does not allow it.
 */
export async function executeCommand(the: Execution): Promise<CommandEnd> {
  const { session, at, plan } = the;
  const started = session.record({
    kind: 'start-command',
    at,
    ...plan.start,
    ...given({ reason: the.reason, confirm: the.confirm, witness: the.witness, authority: the.authority }),
  });
  the.recorded(started);
  const { id } = started.find(record => record.type === 'command.started') as Recorded;
  const sink = session.store.receive();
  const output = new KeptOutput(sink, plan.secrets);
  const from = session.mono;
  const running = runCommand(plan.runnable, chunk => output.take(chunk));
  const trouble = await watched(the, running, output);
  const outcome = await running.over;
  const duration = Math.round(session.mono - from);
  output.end();
  const kept = keepOutput(output, sink);
  const { answers, unmatched } = outputsOf(the, outcome, output.head());
  const end: CommandEnd = {
    started: id,
    ...endOf(outcome, duration),
    ...given({ output: kept.output }),
    ...(unmatched.length > 0 ? { unmatched } : {}),
  };
  const problem = [end.problem, kept.problem].filter(text => text !== undefined).join('; ');
  if (problem !== '') end.problem = problem;
  the.recorded(
    session.record({
      kind: 'end-command',
      at,
      end,
      answers,
      name: `${the.step.id.replaceAll('/', '.')}.out`,
    }),
  );
  if (trouble) throw trouble.error;
  return end;
}

async function watched(
  { watch, step }: Execution,
  { over, stop }: { over: Promise<unknown>; stop(): void },
  output: KeptOutput,
): Promise<{ error: unknown } | undefined> {
  try {
    await watch({ over, stop, tail: count => (step.sensitive ? [] : output.tail(count)) });
    return undefined;
  } catch (error) {
    stop();
    return { error };
  }
}

/** A command that ended is recorded, also where its output could not be kept. */
function keepOutput(
  output: KeptOutput,
  sink: ReturnType<CaseSession['store']['receive']>,
): Pick<CommandEnd, 'output' | 'problem'> {
  if (output.kept === 0 || output.problem !== undefined) {
    sink.discard();
    return output.problem === undefined ? {} : { problem: 'its output could not be kept' };
  }
  try {
    const { sha256, size } = sink.keep();
    return { output: { sha256, size, ...(output.isCut ? { cut: output.given } : {}) } };
  } catch (error) {
    if (!(error instanceof TocsinError)) throw error;
    return { problem: `its output could not be kept: ${error.message}` };
  }
}

function endOf(outcome: CommandOutcome, duration: number): CommandEnd {
  switch (outcome.result) {
    case 'exited':
    case 'signalled': {
      const { left, ...ended } = outcome;
      return {
        ...ended,
        duration,
        ...(left ? { problem: 'what it started and left behind still runs' } : {}),
      };
    }
    case 'timed-out':
    case 'stopped':
      return { ...outcome, duration };
    case 'not-run':
      return outcome;
    default:
      return outcome satisfies never;
  }
}

/** Values that the step takes from the output of a command that ended well. */
function outputsOf(
  { session, step }: Execution,
  outcome: CommandOutcome,
  text: string,
): { answers: Record<string, Value>; unmatched: string[] } {
  const answers: Record<string, Value> = {};
  const unmatched: string[] = [];
  if (outcome.result !== 'exited' || outcome.exit !== 0) return { answers, unmatched };
  for (const [name, { match }] of Object.entries(step.outputs)) {
    const input = session.playbook.inputs[name];
    const found = session.expressions.extract(match, text);
    const parsed = found === undefined || !input ? undefined : session.expressions.parse(found, input);
    if (parsed && 'value' in parsed) answers[name] = parsed.value;
    else unmatched.push(name);
  }
  return { answers, unmatched };
}
