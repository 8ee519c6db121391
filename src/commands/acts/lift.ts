import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { type ActOptions, occurredAt, perform, turnNamed } from './perform.ts';

export async function run(
  [step]: [string],
  options: ActOptions & { reason?: string; neverApplied?: boolean },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => [
    {
      kind: 'lift-measure',
      at: turnNamed(session, step),
      ...given({ reason: options.reason }),
      ...(options.neverApplied ? { neverApplied: true } : {}),
      ...occurredAt(session, options.at),
    },
  ]);
}
