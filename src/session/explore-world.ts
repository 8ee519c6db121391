import { advance } from '../engine/advance.ts';
import type { Instance, Recorded } from '../engine/event.ts';
import type { Expressions } from '../engine/expressions.ts';
import { instanceName } from '../engine/instance.ts';
import { openSteps } from '../engine/open-steps.ts';
import { isClosed } from '../engine/state.ts';
import { RefusedError } from '../errors.ts';
import type { Shelves } from '../library/list-playbooks.ts';
import { type Joining, openJoining } from '../library/open-joining.ts';
import type { Calendar } from '../playbook/calendar.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Walkthrough } from '../playbook/walkthrough.ts';
import type { Move, Position, Turn, World } from '../walkthrough/explore/world.ts';
import { CaseSession } from './case-session.ts';
import type { Focus } from './focus.ts';
import { MemoryStore } from './memory-store.ts';
import { openInMemory } from './open-in-memory.ts';
import { act } from './play.ts';
import { type Play, Stuck } from './play-record.ts';
import { SimulatedClock } from './simulated-clock.ts';

/** Plays the moves of an exploration as `run --answers` plays answers, each on a case of its own in memory. */
export function exploreWorld(
  playbook: Playbook,
  expressions: Expressions,
  { start, calendars, shelves }: { start: number; calendars: Record<string, Calendar>; shelves: Shelves },
): World {
  const joinings = new Map<string, Joining>();
  const library: Library = { shelves, openJoining: id => once(joinings, id, () => openJoining(id, shelves)) };
  return {
    open(inputs, severity) {
      const clock = new SimulatedClock(start);
      const session = openInMemory({ playbook, expressions, clock, calendars, inputs });
      if (severity !== undefined) session.record({ kind: 'set-severity', value: severity });
      return positionOf(session);
    },
    async play(from, moves) {
      const { session, clock } = sessionAt(from);
      for (const move of moves) {
        const refused = await tryTo(() => make({ session, clock, ...library }, move));
        if (refused) return refused;
        session.settle();
      }
      return positionOf(session);
    },
    async close(from) {
      const { session, clock } = sessionAt(from);
      const focus: Focus = { kind: 'closing', name: 'closing' };
      const refused = await tryTo(() => act(playing({ session, clock, ...library }), focus));
      return refused ?? (isClosed(session.state) ? 'closed' : { refused: 'something is left' });
    },
  };

  function sessionAt({ records, now }: Pick<Position, 'records' | 'now'>) {
    const clock = new SimulatedClock(start);
    clock.advanceTo(now);
    const store = new MemoryStore({ name: playbook.id, clock, actor: 'walkthrough' });
    store.records.push(...records);
    return { session: new CaseSession(store, playbook, expressions, clock), clock };
  }
}

type Library = Required<Pick<Play, 'shelves' | 'openJoining'>>;
type Seat = Pick<Play, 'session' | 'clock'> & Library;

/** Each playbook that a case can switch to is read once. */
function once<T>(known: Map<string, T>, id: string, make: () => T): T {
  const value = known.get(id) ?? make();
  known.set(id, value);
  return value;
}

function make(seat: Seat, { turn, act: made }: Move): Promise<void> {
  const { session } = seat;
  if ('gives' in made) {
    const { name, value } = made.gives;
    session.record({ kind: 'set-input', name, value, ...within(session.playbook, name, turn.at) });
    return Promise.resolve();
  }
  const focus = focusOf(session, turn);
  return act(playing(seat, { [turn.step.id]: [made.answer] }), focus);
}

/** An input that is asked inside an `each` has a value for each of its values. */
function within({ inputs }: Playbook, name: string, at: Instance): { at?: Instance } {
  return inputs[name]?.within === undefined ? {} : { at };
}

function playing(seat: Seat, answers: Walkthrough['answers'] = {}): Play {
  const walkthrough: Walkthrough = {
    playbook: seat.session.playbook.id,
    start: '',
    mode: 'live',
    inputs: {},
    roles: {},
    answers,
    answersByItem: {},
  };
  return { ...seat, walkthrough, pathOf: path => path, recorded: () => {} };
}

async function tryTo(doIt: () => Promise<void>): Promise<{ refused: string } | undefined> {
  try {
    await doIt();
    return undefined;
  } catch (error) {
    if (error instanceof Stuck || error instanceof RefusedError) return { refused: error.message };
    throw error;
  }
}

/** As `focusesOf` has it, without weighing all else that is on the agenda. */
function focusOf({ state, expressions, now }: CaseSession, { name, kind, at, step }: Turn): Focus {
  if (kind === 'step') return { kind, name, open: { at, step, way: 'walk', since: undefined } };
  const held = advance(state, expressions, now).held.find(({ pending }) => pending.slot.name === name);
  if (held?.kind === 'asking') return { kind: 'asking', name, held };
  if (held?.kind === 'waiting') return { kind: 'waiting', name, held };
  throw new Error(`${name} is not held back any more`);
}

function positionOf(session: CaseSession): Position {
  session.settle();
  const { state, expressions, store, now } = session;
  const walked = openSteps(state).filter(({ way }) => way === 'walk');
  const open = walked.map(({ at, step }): Turn => {
    return { name: instanceName(at), kind: 'step', at, step, missing: [] };
  });
  const held = advance(state, expressions, now).held.map(({ kind, pending, missing }): Turn => {
    const { slot, step } = pending;
    return { name: slot.name, kind, at: { ...slot.instance }, step, missing };
  });
  const records = store.records as readonly Recorded[];
  return { state, records, now, turns: [...open, ...held], ended: state.walk.walk().kind !== 'pending' };
}
