import type { ExitCode } from '../../errors.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform } from '../performing/perform.ts';

export async function run(
  [role, person]: [string, string | undefined],
  options: ActOptions,
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, () => [{ kind: 'assign-role', role, person: person ?? null }]);
}
