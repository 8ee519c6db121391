import type { Recorded } from '../engine/event.ts';
import type { Scenario } from './scenario.ts';
import { isPaused } from './story-time.ts';

type Of<T extends Recorded['type']> = Extract<Recorded, { type: T }>;

/** Where an exercise stands, by its entries. Times of entries (`ts`) are the story's. */
export interface DrillState {
  started: Of<'drill.started'>;
  /** When the story began, in milliseconds since 1970 UTC; drill time counts from it. */
  begin: number;
  paused: boolean;
  /** By inject, the entry that counts: whoever delivered it first. */
  delivered: ReadonlyMap<string, Of<'inject.delivered'>>;
  acknowledged: ReadonlyMap<string, Of<'inject.acknowledged'>>;
  answered: ReadonlyMap<string, readonly Of<'inject.answered'>[]>;
  held: ReadonlySet<string>;
  dropped: ReadonlyMap<string, Of<'inject.dropped'>>;
  asked: readonly Of<'fact.asked'>[];
  hints: readonly Of<'hint.given'>[];
  /** By expectation, the newest word. */
  judged: ReadonlyMap<string, Of<'expectation.judged'>>;
  observations: readonly Of<'observation.added'>[];
  /** By objective, the newest rating. */
  ratings: ReadonlyMap<string, Of<'objective.rated'>>;
}

/** Reads the entries of an exercise, which are in case order; nothing where none has begun. */
export function drillOf(exercise: readonly Recorded[]): DrillState | undefined {
  const started = exercise.find(record => record.type === 'drill.started');
  if (started?.type !== 'drill.started') return undefined;
  const answered = new Map<string, Of<'inject.answered'>[]>();
  for (const record of ofType(exercise, 'inject.answered'))
    answered.set(record.data.inject, [...(answered.get(record.data.inject) ?? []), record]);
  return {
    started,
    begin: Date.parse(started.data.story),
    paused: isPaused(exercise),
    delivered: firstBy(ofType(exercise, 'inject.delivered'), ({ data }) => data.inject),
    acknowledged: firstBy(ofType(exercise, 'inject.acknowledged'), ({ data }) => data.inject),
    answered,
    held: heldIn(exercise),
    dropped: firstBy(ofType(exercise, 'inject.dropped'), ({ data }) => data.inject),
    asked: ofType(exercise, 'fact.asked'),
    hints: ofType(exercise, 'hint.given'),
    judged: newestBy(ofType(exercise, 'expectation.judged'), ({ data }) => data.expectation),
    observations: ofType(exercise, 'observation.added'),
    ratings: newestBy(ofType(exercise, 'objective.rated'), ({ data }) => data.objective),
  };
}

/** The story has come to where it was to end; nothing ends by itself, somebody says that it does. */
export function isOver({ duration }: Scenario, { begin }: DrillState, now: number): boolean {
  return now >= begin + duration.ms;
}

function ofType<T extends Recorded['type']>(records: readonly Recorded[], type: T): Of<T>[] {
  return records.filter((record): record is Of<T> => record.type === type);
}

function firstBy<R>(records: readonly R[], key: (record: R) => string): Map<string, R> {
  return newestBy(records.toReversed(), key);
}

function newestBy<R>(records: readonly R[], key: (record: R) => string): Map<string, R> {
  return new Map(records.map(record => [key(record), record]));
}

function heldIn(exercise: readonly Recorded[]): Set<string> {
  const words = newestBy(ofType(exercise, 'inject.held'), ({ data }) => data.inject);
  return new Set([...words].filter(([, { data }]) => data.held).map(([inject]) => inject));
}
