import type { ExitCode } from '../../errors.ts';
import type { Context } from '../command.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { eachNamed, turnNamed } from '../performing/turn-named.ts';

/** One step; or with `--all` every value of one that has a list, and then none that comes later opens any more. */
export async function run(
  [step]: [string],
  options: ActOptions & { reason: string; all?: true },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => [
    {
      kind: 'skip-step',
      at: options.all ? eachNamed(session, step) : turnNamed(session, step, '; or skip all: --all'),
      reason: options.reason,
      ...occurredAt(session, options.at),
    },
  ]);
}
