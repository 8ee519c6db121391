import type { ExitCode } from '../../errors.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform } from '../performing/perform.ts';

export async function run(
  [clock]: [string],
  options: ActOptions & { reason: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, () => [{ kind: 'acknowledge-clock', clock, reason: options.reason }]);
}
