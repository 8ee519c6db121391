import { canClose, closingList } from '../engine/closing.ts';
import type { Command } from '../engine/command.ts';
import { given } from '../given.ts';
import type { CaseSession } from './case-session.ts';

/** Why each kind of leftover is let go; what has no reason stands in the way. */
export interface ClosingReasons {
  drop?: string;
  keepAll?: string;
  acknowledge?: string;
  reason?: string;
}

/**
 * What closes a case at one go. Nothing is dropped, kept or acknowledged for a closing that is refused for something else: then
 * there is the closing alone, which says what stands in its way.
 */
export function closingCommands(session: CaseSession, reasons: ClosingReasons): Command[] {
  const { drop, keepAll, acknowledge, reason = drop } = reasons;
  const left = closingList(session.agenda());
  const open = drop === undefined ? [] : left.open;
  const measures = keepAll === undefined ? [] : left.measures;
  const clocks = acknowledge === undefined ? [] : left.clocks;
  const close = { kind: 'close-case' as const, heads: session.store.heads(), ...given({ reason }) };
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
}

/** The same for an exercise, which ends where it is: nothing of it was ever done to a real system. */
export function endingCommands(session: CaseSession, why: string): Command[] {
  return closingCommands(session, { drop: why, keepAll: why, acknowledge: why, reason: why });
}
