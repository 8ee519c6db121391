import { type ExitCode, UsageError } from '../../errors.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';

export async function run(
  [step, answer]: [string, string],
  options: ActOptions & { reason: string },
  context: Context,
): Promise<ExitCode> {
  if (answer !== 'yes' && answer !== 'no') throw new UsageError(`"${answer}" is neither yes nor no.`);
  return perform(context, options, session => [
    {
      kind: 'decide-applies',
      at: turnNamed(session, step),
      applies: answer === 'yes',
      reason: options.reason,
    },
  ]);
}
