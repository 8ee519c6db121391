import type { ExerciseDraft } from '../engine/event.ts';
import type { CaseState } from '../engine/state.ts';
import { RefusedError, UsageError } from '../errors.ts';
import { given } from '../given.ts';
import { nearest } from '../nearest.ts';
import { span } from '../playbook/duration.ts';
import { delivery, nextMoment } from './director.ts';
import type { DrillState } from './drill-state.ts';
import type { Inject, Scenario } from './scenario.ts';

export type Rating = Extract<ExerciseDraft, { type: 'objective.rated' }>['data']['rating'];

/** What a controller works on. `now` is the story's time in milliseconds since 1970 UTC. */
export interface Controlled {
  scenario: Scenario;
  drill: DrillState;
  state: CaseState;
  now: number;
}

/** Delivers an inject now, whatever its trigger says. This and the others throw `RefusedError` where it cannot be done. */
export function fire({ scenario, drill }: Controlled, id: string): ExerciseDraft {
  return delivery(undelivered(scenario, drill, id), 'controller');
}

/** Keeps an inject back until it is let go. */
export function hold({ scenario, drill }: Controlled, id: string, held: boolean): ExerciseDraft {
  const { id: inject } = undelivered(scenario, drill, id);
  if (drill.dropped.has(inject)) throw new RefusedError(`The inject ${inject} was dropped.`);
  if (drill.held.has(inject) === held)
    throw new RefusedError(`The inject ${inject} is ${held ? 'held already' : 'not held'}.`);
  return { type: 'inject.held', data: { inject, held } };
}

/** Takes an inject out of the exercise. */
export function drop({ scenario, drill }: Controlled, id: string): ExerciseDraft {
  const { id: inject } = undelivered(scenario, drill, id);
  if (drill.dropped.has(inject)) throw new RefusedError(`The inject ${inject} was dropped already.`);
  return { type: 'inject.dropped', data: { inject, cause: 'controller' } };
}

/** Stops the story's time; with `real-world`, because something really happens. */
export function pause({ drill, now }: Controlled, why: 'pause' | 'real-world' = 'pause'): ExerciseDraft {
  if (drill.paused && why === 'pause')
    throw new RefusedError('The exercise is paused already.', 'Go on with it: tocsin drill go-on');
  return clock(now, false, why);
}

export function goOn({ drill, now }: Controlled): ExerciseDraft {
  if (!drill.paused) throw new RefusedError('The exercise is not paused.');
  return clock(now, runsByItself(drill), 'resume');
}

/** Moves the story's time by so many milliseconds, back where they are negative; never to before it began. */
export function shift({ drill, now }: Controlled, by: number): ExerciseDraft {
  if (by < 0 && now <= drill.begin)
    throw new RefusedError('The story is at its beginning: it cannot go back further.');
  return clock(Math.max(drill.begin, now + by), runsByItself(drill) && !drill.paused, 'shift');
}

/** Where the clock does not run by itself: moves it to the next time that something is due. */
export function advance({ scenario, drill, state, now }: Controlled): ExerciseDraft {
  if (runsByItself(drill))
    throw new RefusedError('The clock of this exercise runs by itself.', 'Move it: tocsin drill shift +5m');
  if (drill.paused) throw new RefusedError('The exercise is paused.', 'Go on with it: tocsin drill go-on');
  const next = nextMoment(scenario, drill, state, now);
  if (next === undefined)
    throw new RefusedError('Nothing waits for a time.', 'Deliver what you want to: tocsin drill fire INJECT');
  return clock(next, false, 'advance');
}

/** Gives the players the next hint about an inject, or one in the controller's own words. */
export function hint({ scenario, drill }: Controlled, id: string, own?: string): ExerciseDraft {
  const inject = injectNamed(scenario, id);
  if (!drill.delivered.has(inject.id))
    throw new RefusedError(`The inject ${inject.id} has not come: a hint would give it away.`);
  const text = own?.trim() || nextHint(inject, drill);
  if (text === undefined)
    throw new RefusedError(
      `There is no further hint about ${inject.id}.`,
      `Give one of your own: tocsin drill hint ${inject.id} "..."`,
    );
  return { type: 'hint.given', data: { inject: inject.id, text } };
}

export function nextHint({ id, trainer }: Inject, { hints }: DrillState): string | undefined {
  const given = new Set(hints.filter(({ data }) => data.inject === id).map(({ data }) => data.text));
  return trainer.hints.find(text => !given.has(text));
}

/** Says that an expectation is met, or that it is not: that goes before what the record shows. */
export function judge({ scenario, drill }: Controlled, id: string, met: boolean): ExerciseDraft {
  const known = scenario.injects.flatMap(inject =>
    inject.expect.map(({ id }) => ({ id, inject: inject.id })),
  );
  const found = known.find(each => each.id === id);
  if (!found) throw noSuch('expectation', id, known);
  if (!drill.delivered.has(found.inject))
    throw new RefusedError(`Nobody can meet ${id} yet: its inject ${found.inject} has not come.`);
  return { type: 'expectation.judged', data: { expectation: id, met } };
}

/** One line of what a controller sees; players read it when the case is closed. */
export function observe({ scenario }: Controlled, words: string, about?: string): ExerciseDraft {
  const text = words.trim();
  if (text === '') throw new RefusedError('Nothing was observed.', 'Write one line.');
  const objective = about === undefined ? undefined : objectiveNamed(scenario, about);
  return { type: 'observation.added', data: { text, ...given({ objective }) } };
}

/** HSEEP's letters. `refs` are ids of entries that show it. */
export function rate(
  { scenario }: Controlled,
  id: string,
  rating: Rating,
  { text, refs = [] }: { text?: string; refs?: string[] },
): ExerciseDraft {
  const objective = objectiveNamed(scenario, id);
  const why = text?.trim();
  return {
    type: 'objective.rated',
    data: { objective, rating, ...(why && { text: why }), ...(refs.length > 0 && { refs }) },
  };
}

function clock(
  story: number,
  running: boolean,
  why: Extract<ExerciseDraft, { type: 'drill.clock' }>['data']['why'],
): ExerciseDraft {
  return { type: 'drill.clock', data: { running, story: new Date(story).toISOString(), why } };
}

function runsByItself({ started }: DrillState): boolean {
  return started.data.clock !== 'manual';
}

function undelivered(scenario: Scenario, drill: DrillState, id: string): Inject {
  const inject = injectNamed(scenario, id);
  const came = drill.delivered.get(inject.id);
  if (!came) return inject;
  const ago = Date.parse(came.ts) - drill.begin;
  throw new RefusedError(`The inject ${inject.id} has come already, ${span(ago)} into the exercise.`);
}

function injectNamed({ injects }: Scenario, id: string): Inject {
  const inject = injects.find(each => each.id === id);
  if (!inject) throw noSuch('inject', id, injects);
  return inject;
}

function objectiveNamed({ objectives }: Scenario, id: string): string {
  if (objectives.some(each => each.id === id)) return id;
  throw noSuch('objective', id, objectives);
}

function noSuch(what: string, id: string, known: readonly { id: string }[]): UsageError {
  const ids = known.map(each => each.id);
  const meant = nearest(id, ids);
  return new UsageError(
    `the scenario has no ${what} \`${id}\`.`,
    meant ? `Did you mean \`${meant}\`?` : `It has ${ids.join(', ') || 'none'}.`,
  );
}
