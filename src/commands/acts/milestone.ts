import type { ExitCode } from '../../errors.ts';
import type { Context } from '../command.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';

export async function run(
  [name]: [string],
  options: ActOptions & { retract?: boolean },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const { occurred = { at: new Date(session.now).toISOString(), precision: 'second' as const } } =
      occurredAt(session, options.at);
    return [{ kind: 'set-milestone', name, occurred: options.retract ? null : occurred }];
  });
}
