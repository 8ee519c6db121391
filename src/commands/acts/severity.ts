import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';

export async function run(
  [value]: [string],
  options: ActOptions & { reason?: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => [
    {
      kind: 'set-severity',
      value,
      ...given({ reason: options.reason }),
      ...occurredAt(session, options.at),
    },
  ]);
}
