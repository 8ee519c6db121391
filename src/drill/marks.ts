import type { Recorded } from '../engine/event.ts';
import { endingOf } from '../engine/outcome.ts';
import type { FinalWord } from '../engine/settled.ts';
import { type CaseState, counts, readMilestone } from '../engine/state.ts';
import type { Turn } from '../engine/turn.ts';
import type { Mark, StepState } from './scenario.ts';

/** When the record first showed something, by the story's time in milliseconds; undefined where it does not. */
export type MarkedAt = (mark: Mark) => number | undefined;

/** Reads a case for marks. A step counts whichever pass or item it is; what is let go when a case is closed was not ended by anybody. */
export function marksOf(state: CaseState): MarkedAt {
  let turns: Map<string, Turn[]> | undefined;
  const turnsOf = (step: string) => {
    turns ??= turnsByStep(state);
    return turns.get(step) ?? [];
  };
  return mark => {
    switch (mark.kind) {
      case 'step':
        return first(turnsOf(mark.step).flatMap(turn => showing(turn, mark.state)));
      case 'decision':
        return first(turnsOf(mark.decision).flatMap(turn => choices(turn, mark.option)));
      case 'milestone':
        return milestoneAt(state, mark.milestone);
      default:
        return mark satisfies never;
    }
  };
}

function turnsByStep({ slots }: CaseState): Map<string, Turn[]> {
  const turns = new Map<string, Turn[]>();
  for (const { instance, turns: own } of slots.values()) {
    if (own.length > 0) turns.set(instance.step, [...(turns.get(instance.step) ?? []), ...own]);
  }
  return turns;
}

function showing({ opened, endings }: Turn, state: StepState): Recorded[] {
  if (state === 'opened') return opened;
  return endings.filter(record => {
    const word = endingOf(record)?.word;
    if (word === undefined) return false;
    return state === 'ended' ? word !== 'dropped' : words[state].has(word);
  });
}

const words: Record<'completed' | 'skipped' | 'failed', ReadonlySet<FinalWord>> = {
  completed: new Set(['done', 'chosen', 'sent', 'ran', 'approved']),
  skipped: new Set(['skipped', 'dropped']),
  failed: new Set(['failed']),
};

function choices({ endings }: Turn, option: string | undefined): Recorded[] {
  return endings.filter(
    record => record.type === 'decision.made' && (option === undefined || record.data.option === option),
  );
}

/** When it was first recorded as reached, whatever time it was given: what counts is that the players said so. */
function milestoneAt(state: CaseState, name: string): number | undefined {
  if (readMilestone(state, name).kind !== 'set') return undefined;
  const writes = state.milestones.get(name)?.history(by => counts(state, by)) ?? [];
  return first(writes.filter(({ value }) => value !== null).map(({ by }) => by));
}

function first(records: readonly Recorded[]): number | undefined {
  return records.length === 0 ? undefined : Math.min(...records.map(({ ts }) => Date.parse(ts)));
}
