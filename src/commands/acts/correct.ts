import type { ExitCode } from '../../errors.ts';
import type { Context } from '../command.ts';
import { entryNamed } from './entry-named.ts';
import { type ActOptions, perform } from './perform.ts';

export async function run(
  [entry, field, value]: [string, string, string],
  options: ActOptions & { reason: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => [
    { kind: 'correct', of: entryNamed(session, entry), field, value, reason: options.reason },
  ]);
}
