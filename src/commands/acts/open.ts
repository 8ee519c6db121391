import type { ExitCode } from '../../errors.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform, turnNamed } from './perform.ts';

export async function run(
  [step]: [string],
  options: ActOptions & { reason: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => [
    { kind: 'open-step', step: turnNamed(session, step).step, reason: options.reason },
  ]);
}
