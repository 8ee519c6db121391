import { drawPools } from '../../draw-pools.ts';
import type { Run } from '../../outcome/compare-runs.ts';
import { drillTime } from '../drill-words.ts';

/** What each of two seeds drew of one scenario's pools, a sentence for each run; none where that is not what sets them apart. */
export function drawnApart(a: Run, b: Run): string[] {
  const [one, other] = [a, b].map(({ played }) => played.drill.started.data);
  if (one?.scenario.digest !== other?.scenario.digest || one?.seed === other?.seed) return [];
  return [a, b].map(({ name, played }) => {
    const drawn = [...drawPools(played.scenario, played.drill.started.data.seed)].sort(
      ([, x], [, y]) => x - y,
    );
    const named = drawn.map(([inject, ms]) => `${inject} for ${drillTime(ms)}`).join(', ');
    return `${name} drew ${named || 'nothing'}.`;
  });
}
