import type { ExitCode } from '../../errors.ts';
import type { Context } from '../command.ts';
import { type ActOptions, occurredAt, perform, turnNamed } from './perform.ts';

export async function run(
  [step]: [string],
  options: ActOptions & { reason: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => [
    {
      kind: 'skip-step',
      at: turnNamed(session, step),
      reason: options.reason,
      ...occurredAt(session, options.at),
    },
  ]);
}
