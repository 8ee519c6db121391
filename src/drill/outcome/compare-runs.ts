import type { DrillMeasures } from './measures.ts';
import type { Played } from './played.ts';

export interface Run {
  name: string;
  played: Played;
  measures: DrillMeasures;
}

/** Why two exercises cannot be held against each other, one sentence each; none where they can. */
export function whyNotComparable(a: Run, b: Run): string[] {
  const [one, other] = [conditionsOf(a), conditionsOf(b)];
  return conditions.flatMap(what => {
    const [mine, theirs] = [one[what], other[what]];
    if (mine.digest === theirs.digest && mine.text === theirs.text) return [];
    return mine.text === theirs.text
      ? [
          `The ${what} differ in their text: both are ${mine.text}, ${a.name} with SHA-256 ${short(mine.digest)}, ${b.name} with ${short(theirs.digest)}.`,
        ]
      : [`The ${what} differ: ${a.name} has ${mine.text}, ${b.name} has ${theirs.text}.`];
  });
}

const conditions = ['scenarios', 'playbooks', 'seeds', 'clocks'] as const;

/** What must be the same of two runs, in words; of texts also what shows that they are the same. */
function conditionsOf({
  played: { drill, state },
}: Run): Record<(typeof conditions)[number], { text: string; digest?: string | undefined }> {
  const { scenario, seed, clock, scale } = drill.started.data;
  const playbook = state.openings[0]?.data.playbook;
  return {
    scenarios: { text: `${scenario.id} ${scenario.version}`, digest: scenario.digest },
    playbooks: playbook
      ? { text: `${playbook.id} ${playbook.version}`, digest: playbook.digest }
      : { text: 'none recorded' },
    seeds: { text: seed },
    clocks: { text: clock === 'scaled' ? `${clock}, ${scale} times` : clock },
  };
}

function short(digest = 'none'): string {
  return digest.slice(0, 12);
}
