import { canClose, closingList } from '../../engine/closing.ts';
import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform } from '../performing/perform.ts';

export async function run(
  _: [],
  options: ActOptions & { reason?: string; drop?: string; keepAll?: string; acknowledge?: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const { drop, keepAll, acknowledge, reason = drop } = options;
    const left = closingList(session.agenda());
    const open = drop === undefined ? [] : left.open;
    const measures = keepAll === undefined ? [] : left.measures;
    const clocks = acknowledge === undefined ? [] : left.clocks;
    const close = { kind: 'close-case' as const, heads: session.store.heads(), ...given({ reason }) };
    // Nothing is dropped, kept or acknowledged for a closing that is refused for something else.
    const rest = {
      ...left,
      open: left.open.filter(o => !open.includes(o)),
      measures: left.measures.filter(m => !measures.includes(m)),
      clocks: left.clocks.filter(c => !clocks.includes(c)),
    };
    if (!canClose(rest)) return [close];
    return [
      ...open.map(({ at }) => ({ kind: 'drop-step' as const, at, reason: drop as string })),
      ...measures.map(({ at }) => ({ kind: 'keep-measure' as const, at, reason: keepAll as string })),
      ...clocks.map(({ clock }) => ({
        kind: 'acknowledge-clock' as const,
        clock: clock.id,
        reason: acknowledge as string,
      })),
      close,
    ];
  });
}
