import { type ExitCode, UsageError } from '../../errors.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';

export async function run(
  [named, answer]: [string, string],
  options: ActOptions & { reason: string },
  context: Context,
): Promise<ExitCode> {
  if (answer !== 'yes' && answer !== 'no') throw new UsageError(`"${answer}" is neither yes nor no.`);
  const decided = { applies: answer === 'yes', reason: options.reason };
  return perform(context, options, session =>
    session.playbook.clocks.some(({ id }) => id === named)
      ? [{ kind: 'decide-clock', clock: named, ...decided }]
      : [{ kind: 'decide-applies', at: turnNamed(session, named), ...decided }],
  );
}
