import type { ExitCode } from '../../errors.ts';
import { entryNamed } from '../../session/entry-named.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';

export async function run(
  [step, keep]: [string, string],
  options: ActOptions & { reason: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => [
    {
      kind: 'resolve-conflict',
      at: turnNamed(session, step),
      keep: entryNamed(session.store.records, keep),
      reason: options.reason,
    },
  ]);
}
