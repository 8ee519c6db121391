import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';

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
