import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform } from '../performing/perform.ts';

type Options = ActOptions & { reason?: string; drop?: string; keepAll?: string; acknowledge?: string };

export async function run(_: [], options: Options, context: Context): Promise<ExitCode> {
  const { drop, keepAll, acknowledge, reason = drop } = options;
  const letGo = given({ open: drop, measures: keepAll, clocks: acknowledge });
  return perform(context, options, session => [
    { kind: 'close-case', heads: session.store.heads(), ...given({ reason }), letGo },
  ]);
}
