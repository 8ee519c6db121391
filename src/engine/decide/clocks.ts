import { given } from '../../given.ts';
import { nearest } from '../../nearest.ts';
import type { Clock } from '../../playbook/playbook.ts';
import { isPressing } from '../clocks/deadline.ts';
import { deadlinesOf } from '../clocks/deadlines.ts';
import { submissionsOf } from '../clocks/submissions.ts';
import type { CaseState } from '../state.ts';
import {
  type CommandOf,
  type Decision,
  type Refusal,
  refuse,
  type Surroundings,
  wantsReason,
} from './refusal.ts';

/**
 * Records that what a deadline wants was done. Of a clock that runs once, a second word corrects the first, unless it says that
 * it is a further submission; a recurring clock is met as often as it is.
 */
export function meetClock(state: CaseState, command: CommandOf<'meet-clock'>): Decision {
  const clock = clockOf(state, command.clock);
  if ('refusal' in clock) return clock;
  const { receipt, again = false, occurred } = command;
  const standing = clock.every || again ? [] : submissionsOf(state, clock.id).map(({ by }) => by.id);
  const data = {
    clock: clock.id,
    ...given({ receipt: receipt?.trim() || undefined }),
    ...(standing.length > 0 ? { replaces: standing } : {}),
  };
  return { drafts: [{ type: 'clock.met', ...given({ occurred }), data }] };
}

/** Takes back that a clock was met; of a recurring one, the newest time. */
export function withdrawClock(state: CaseState, command: CommandOf<'withdraw-clock'>): Decision {
  const clock = clockOf(state, command.clock);
  if ('refusal' in clock) return clock;
  const standing = submissionsOf(state, clock.id).map(({ by }) => by.id);
  if (standing.length === 0) return refuse(`${clock.id} has not been met.`);
  const { reason } = command;
  const replaces = clock.every ? standing.slice(-1) : standing;
  return (
    wantsReason(reason) ?? {
      drafts: [{ type: 'clock.met', data: { clock: clock.id, replaces, withdrawn: true, reason } }],
    }
  );
}

/** A person's word on whether a clock applies goes before its condition. */
export function decideClock(state: CaseState, command: CommandOf<'decide-clock'>): Decision {
  const clock = clockOf(state, command.clock);
  if ('refusal' in clock) return clock;
  const { applies, reason } = command;
  return (
    wantsReason(reason) ?? {
      drafts: [{ type: 'clock.decided', data: { clock: clock.id, applies, reason } }],
    }
  );
}

/** Lets the case close although the clock was not met; the deadline itself stays as it is. */
export function acknowledgeClock(
  state: CaseState,
  command: CommandOf<'acknowledge-clock'>,
  { now, expressions }: Surroundings,
): Decision {
  const clock = clockOf(state, command.clock);
  if ('refusal' in clock) return clock;
  const deadline = deadlinesOf(state, expressions, now).find(d => d.clock === clock);
  if (!deadline || !isPressing(deadline))
    return refuse(`${clock.id} does not press: it is ${deadline?.state.replaceAll('-', ' ')}.`);
  const { reason } = command;
  return (
    wantsReason(reason) ?? { drafts: [{ type: 'clock.acknowledged', data: { clock: clock.id, reason } }] }
  );
}

function clockOf({ playbook }: CaseState, id: string): Clock | { refusal: Refusal } {
  const clock = playbook.clocks.find(known => known.id === id);
  if (clock) return clock;
  const ids = playbook.clocks.map(known => known.id);
  const meant = nearest(id, ids);
  return refuse(
    `There is no deadline "${id}".`,
    meant ? `Did you mean "${meant}"?` : `Deadlines: ${ids.join(', ') || 'none'}.`,
  );
}
