import type { ClockState, Deadline } from '../engine/clocks/deadline.ts';
import type { Recorded } from '../engine/event.ts';
import type { Expressions } from '../engine/expressions.ts';
import type { CaseState } from '../engine/state.ts';
import type { Shelves } from '../library/list-playbooks.ts';
import type { Calendar } from '../playbook/calendar.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Walkthrough } from '../playbook/walkthrough.ts';
import { openInMemory } from './open-in-memory.ts';
import { openingInputs } from './opening-inputs.ts';
import { play } from './play.ts';
import { Stuck } from './play-record.ts';
import { SimulatedClock } from './simulated-clock.ts';

export interface ToPlay {
  walkthrough: Walkthrough;
  playbook: Playbook;
  expressions: Expressions;
  calendars?: Record<string, Calendar>;
  /** Where playbooks are that the case may switch to. */
  shelves: Shelves;
  /** A path as the walkthrough writes it, made absolute; throws Stuck where there is no such file. */
  pathOf(path: string): string;
}

/** How a case stands that a walkthrough was played on. */
export interface PlayedInMemory {
  state: CaseState;
  records: readonly Recorded[];
  deadlines: Deadline[];
  /** By the clock's id, every state in which it was seen while it was played. */
  clockStates: Map<string, Set<ClockState>>;
  /** Where the walkthrough could not go on, in words; with the step, where it was at one. */
  stuck?: { step?: string; message: string };
}

/** Plays a walkthrough as `run --answers` does, on a case that no disk knows of. */
export async function playInMemory(toPlay: ToPlay): Promise<PlayedInMemory | { error: string }> {
  const { walkthrough, playbook, expressions, calendars = {}, shelves, pathOf } = toPlay;
  const opening = openingInputs(playbook, walkthrough, expressions);
  if ('error' in opening) return opening;
  if ('missing' in opening)
    return { error: `it has no ${opening.missing.join(', ')}, and the case cannot open without` };
  const clock = new SimulatedClock(Date.parse(walkthrough.start));
  const { mode } = walkthrough;
  const session = openInMemory({ playbook, expressions, clock, mode, calendars, inputs: opening.inputs });
  const clockStates = new Map<string, Set<ClockState>>();
  const look = () => {
    for (const { clock, state } of session.deadlines())
      clockStates.set(clock.id, (clockStates.get(clock.id) ?? new Set()).add(state));
  };
  const recorded = (fresh: readonly Recorded[]) => {
    if (fresh.length > 0 && session.playbook.clocks.length > 0) look();
  };
  let stuck: PlayedInMemory['stuck'];
  try {
    await play({ session, walkthrough, clock, pathOf, shelves, recorded });
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    stuck = { step: error.step, message: error.message };
  }
  const { state, store } = session;
  const played = { state, records: store.records, deadlines: session.deadlines(), clockStates };
  return stuck ? { ...played, stuck } : played;
}
