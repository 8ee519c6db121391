import type { FoundObservable } from '../engine/found-observables.ts';
import type { Observable } from '../engine/observables.ts';

/** Observables as programs read them, not defanged; `entry` is the id of the entry that tells of it. */
export function observablesJson(observables: readonly Observable[], found: readonly FoundObservable[]) {
  return {
    observables: observables.map(({ kind, value, verdict, comment, answers, source }) => ({
      kind,
      value,
      verdict,
      comment,
      answers: answers ?? null,
      at: source.occurred?.at ?? source.ts,
      by: source.actor.name,
      entry: source.id,
    })),
    found: found.map(({ kind, value, source }) => ({ kind, value, entry: source.id })),
  };
}
