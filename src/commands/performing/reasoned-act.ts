import type { Command } from '../../engine/command.ts';
import type { Instance, Occurred } from '../../engine/event.ts';
import type { ExitCode } from '../../errors.ts';
import type { Context } from '../command.ts';
import { occurredAt } from './occurred-at.ts';
import { type ActOptions, perform } from './perform.ts';
import { turnNamed } from './turn-named.ts';

/** The `run` of an act that is told by a step and a reason, and by when it really happened where `--at` says so. */
export function reasonedAct(tell: (at: Instance, why: Why) => Command) {
  return ([step]: [string], options: ActOptions & { reason: string }, context: Context): Promise<ExitCode> =>
    perform(context, options, session => [
      tell(turnNamed(session, step), { reason: options.reason, ...occurredAt(session, options.at) }),
    ]);
}

interface Why {
  reason: string;
  occurred?: Occurred;
}
