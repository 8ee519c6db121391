import { expectationsOf, type Standing } from '../expectations.ts';
import type { Played } from '../outcome/played.ts';

/** When an expectation fell due without being met, or was met: drill time in milliseconds. */
export interface DueMoment {
  at: number;
  kind: 'missed' | 'met';
  standing: Standing;
}

/** What became of expectations, to be told between the entries. Each is given once. */
export interface DueMoments {
  /** What comes before the entry of that place in the record, which is of that drill time. */
  before(index: number, at: number): DueMoment[];
  /** What no entry came after. */
  rest(): DueMoment[];
}

/**
 * The moments at which expectations fell due and were met, by what became of them in the end. A word of a controller that says so is an
 * entry and tells it itself.
 */
export function dueMoments(played: Played): DueMoments {
  const { scenario, drill, state, until } = played;
  const places = new Map(played.records.map(({ id }, index) => [id, index]));
  let waiting = expectationsOf(scenario, drill, state, until)
    .flatMap(standing => momentsOf(standing, played))
    .map(moment => ({ ...moment, after: began(moment) }))
    .sort((a, b) => a.at - b.at);

  /** It can be met from when its inject came; its time runs from when that was taken in. */
  function began({ kind, standing: { inject } }: DueMoment): number {
    const came = drill.delivered.get(inject);
    const from = kind === 'met' ? came : (drill.acknowledged.get(inject) ?? came);
    return (from && places.get(from.id)) ?? -1;
  }

  return {
    before(index, at) {
      const comes = (moment: DueMoment & { after: number }) =>
        moment.after < index && (moment.kind === 'missed' ? moment.at <= at : moment.at < at);
      const due = waiting.filter(comes);
      if (due.length > 0) waiting = waiting.filter(moment => !comes(moment));
      return due;
    },
    rest: () => waiting.splice(0),
  };
}

function momentsOf(standing: Standing, { drill }: Played): DueMoment[] {
  const { state, due, at, expectation } = standing;
  const word = drill.judged.get(expectation.id);
  // What was done before its inject came is told when that comes.
  const came = Date.parse(drill.delivered.get(standing.inject)?.ts ?? '') || drill.begin;
  const moment = (kind: DueMoment['kind'], time: number | undefined): DueMoment[] =>
    time === undefined ? [] : [{ at: Math.max(time, came) - drill.begin, kind, standing }];
  const judgedBefore = word !== undefined && due !== undefined && Date.parse(word.ts) <= due;
  switch (state) {
    case 'waiting':
    case 'running':
      return [];
    case 'met':
      return word ? [] : moment('met', at);
    case 'late':
      return [...moment('missed', due), ...(word ? [] : moment('met', at))];
    case 'missed':
      return judgedBefore ? [] : moment('missed', due);
    default:
      return state satisfies never;
  }
}
