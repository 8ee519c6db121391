import type { CommandStart, Instance } from '../../engine/event.ts';
import { factsOf } from '../../engine/facts.ts';
import { fillArgv } from '../../engine/fill-argv.ts';
import { instanceName } from '../../engine/instance.ts';
import { readInput } from '../../engine/state.ts';
import { typedName } from '../../engine/typed-command.ts';
import { RefusedError } from '../../errors.ts';
import { formatValue } from '../../expression/values/format-value.ts';
import type { Step } from '../../playbook/playbook.ts';
import { commandEnvironment } from '../../process/command-environment.ts';
import { consentDigest } from '../../process/consent-digest.ts';
import { findProgram } from '../../process/find-program.ts';
import type { RunnableCommand } from '../../process/run-command.ts';
import type { CaseSession } from '../case-session.ts';
import type { Machine } from './machine.ts';

export type CommandStep = Extract<Step, { kind: 'run' }>;

/** A command as it would run now: what is shown and recorded of it, and what really runs. */
export interface CommandPlan {
  start: CommandStart;
  runnable: RunnableCommand;
  /** Variables that the step names and that are not set. */
  unset: string[];
  /** Values of `sensitive` inputs, to be taken out of the output. */
  secrets: string[];
  /** The time limit is the step's own. */
  limited: boolean;
}

/** Milliseconds for a command whose step has no `timeout`. */
const usualTimeout = 15 * 60_000;

/** Resolves a step's command: its program, its arguments, its environment. Throws RefusedError where it cannot be one. */
export function planCommand(
  session: CaseSession,
  step: CommandStep,
  at: Instance,
  machine: Machine,
): CommandPlan {
  const { cwd, env, platform } = machine;
  const filled = fillArgv(step.argv, session.expressions, factsOf(session.state, session.now, at));
  if ('problem' in filled) throw unfit(at, filled.problem);
  const found = findProgram(filled.argv[0]?.text ?? '', { path: env.PATH, cwd, platform });
  if ('problem' in found) throw unfit(at, found.problem);
  const environment = commandEnvironment(env, step.env, { cwd, platform });
  const timeout = step.timeout?.ms ?? usualTimeout;
  const shown = {
    program: found.path,
    argv: filled.argv.map(argument => argument.shown),
    cwd,
    env: environment.names,
    timeout,
  };
  return {
    start: { ...shown, digest: consentDigest(shown) },
    runnable: {
      program: found.path,
      arguments: filled.argv.slice(1).map(argument => argument.text),
      cwd,
      env: environment.values,
      timeout,
    },
    unset: environment.unset,
    secrets: secretsOf(session, at),
    limited: step.timeout !== undefined,
  };
}

function unfit(at: Instance, problem: string): RefusedError {
  return new RefusedError(
    `the command of ${instanceName(at)} cannot run: ${problem}.`,
    `Mend that, or run it by hand and record it: tocsin ran ${typedName(at)} --exit 0`,
  );
}

function secretsOf({ playbook, state }: CaseSession, at: Instance): string[] {
  return Object.values(playbook.inputs)
    .filter(input => input.sensitive)
    .flatMap(({ name }) => [readInput(state, name), readInput(state, name, at)])
    .flatMap(reading => {
      if (reading.kind !== 'set') return [];
      return Array.isArray(reading.value) ? reading.value.map(String) : [formatValue(reading.value)];
    });
}
