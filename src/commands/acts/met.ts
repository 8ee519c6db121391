import { type ExitCode, UsageError } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';

export async function run(
  [clock]: [string],
  options: ActOptions & { receipt?: string; again?: boolean; withdraw?: boolean; reason?: string },
  context: Context,
): Promise<ExitCode> {
  const { receipt, again = false, withdraw, reason = '' } = options;
  if (withdraw && (again || receipt !== undefined || options.at !== undefined))
    throw new UsageError('--withdraw takes a --reason and nothing else of these.');
  return perform(context, options, session =>
    withdraw
      ? [{ kind: 'withdraw-clock', clock, reason }]
      : [{ kind: 'meet-clock', clock, again, ...given({ receipt }), ...occurredAt(session, options.at) }],
  );
}
