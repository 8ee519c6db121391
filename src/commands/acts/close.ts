import { closingList } from '../../engine/closing.ts';
import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform } from './perform.ts';

export async function run(
  _: [],
  options: ActOptions & { reason?: string; drop?: string; keepAll?: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const left = closingList(session.agenda());
    const { drop, keepAll, reason } = options;
    const dropped =
      drop === undefined ? [] : left.open.map(({ at }) => ({ kind: 'drop-step' as const, at, reason: drop }));
    const kept =
      keepAll === undefined
        ? []
        : left.measures.map(({ at }) => ({ kind: 'keep-measure' as const, at, reason: keepAll }));
    const heads = session.store.heads();
    return [...dropped, ...kept, { kind: 'close-case' as const, heads, ...given({ reason }) }];
  });
}
