import type { DrillMeasures } from './measures.ts';
import type { Played } from './played.ts';

export interface Run {
  name: string;
  played: Played;
  measures: DrillMeasures;
}

/** Why two exercises cannot be held against each other, one sentence each; none where they can. */
export function whyNotComparable(a: Run, b: Run): string[] {
  const [one, other] = [a, b].map(({ played }) => played.drill.started.data) as [Started, Started];
  const [mine, theirs] = [a, b].map(({ played }) => played.state.openings[0]?.data.playbook);
  const speed = (run: Started) => (run.clock === 'scaled' ? `${run.clock}, ${run.scale} times` : run.clock);
  return [
    ...differs(
      'scenarios',
      versioned(one.scenario),
      versioned(other.scenario),
      one.scenario.digest === other.scenario.digest,
    ),
    ...differs('playbooks', versioned(mine), versioned(theirs), mine?.digest === theirs?.digest),
    ...differs('seeds', one.seed, other.seed),
    ...differs('clocks', speed(one), speed(other)),
  ];
}

type Started = Played['drill']['started']['data'];

function differs(what: string, a: string, b: string, same = a === b): string[] {
  if (same) return [];
  return a === b
    ? [`The ${what} differ in their text: both are ${a}.`]
    : [`The ${what} differ: ${a}, and ${b}.`];
}

function versioned(text: { id: string; version: string } | undefined): string {
  return text ? `${text.id} ${text.version}` : 'not recorded';
}
