/** A piece of time on a line; a quiet one is drawn short, whatever it lasted. Times in milliseconds, places in pixels. */
export interface Stretch {
  from: number;
  to: number;
  left: number;
  right: number;
  quiet: boolean;
}

export interface TimeScale {
  stretches: readonly Stretch[];
  /** Where a moment lies. Before and after all of them: at the ends. */
  x(moment: number): number;
}

/**
 * Lays moments out between two places. Hours in which nothing happened would press everything else together: where one gap takes
 * more than a tenth of what is left, it is cut short.
 */
export function timeScale(moments: readonly number[], left: number, right: number): TimeScale {
  const sorted = [...new Set(moments)].sort((a, b) => a - b);
  const quiet = quietGaps(sorted);
  const cut = quiet.size * quietWidth;
  const lively = sorted.reduce(
    (sum, to, i) => sum + (i > 0 && !quiet.has(i) ? to - (sorted[i - 1] as number) : 0),
    0,
  );
  const perMs = lively > 0 ? (right - left - cut) / lively : 0;
  const stretches: Stretch[] = [];
  let place = left;
  for (let i = 1; i < sorted.length; i++) {
    const [from, to] = [sorted[i - 1] as number, sorted[i] as number];
    const last = stretches.at(-1);
    const end = place + (quiet.has(i) ? quietWidth : (to - from) * perMs);
    if (last && !last.quiet && !quiet.has(i)) Object.assign(last, { to, right: end });
    else stretches.push({ from, to, left: place, right: end, quiet: quiet.has(i) });
    place = end;
  }
  return { stretches, x: moment => placeOf(moment, stretches, left) };
}

/** By the index of the moment that ends them. */
function quietGaps(sorted: readonly number[]): Set<number> {
  const gaps = sorted.slice(1).map((to, i) => ({ index: i + 1, ms: to - (sorted[i] as number) }));
  gaps.sort((a, b) => b.ms - a.ms);
  let rest = gaps.reduce((sum, { ms }) => sum + ms, 0);
  const quiet = new Set<number>();
  for (const { index, ms } of gaps) {
    if (quiet.size >= mostQuiet || ms <= rest / 10) break;
    if (rest - ms === 0) break;
    quiet.add(index);
    rest -= ms;
  }
  return quiet;
}

const mostQuiet = 14;
const quietWidth = 18;

function placeOf(moment: number, stretches: readonly Stretch[], left: number): number {
  for (const { from, to, left: a, right: b } of stretches) {
    if (moment < from) return a;
    if (moment <= to) return to === from ? a : a + ((moment - from) / (to - from)) * (b - a);
  }
  return stretches.at(-1)?.right ?? left;
}

/** Round times on a stretch, at least `apart` pixels from each other. */
export function ticksOn({ from, to, left, right, quiet }: Stretch, apart: number): number[] {
  if (quiet || to === from) return [];
  const fits = ((to - from) / (right - left)) * apart;
  const step = roundSteps.find(ms => ms >= fits) ?? Math.ceil(fits / day) * day;
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const roundSteps = [
  ...[1, 5, 10, 15, 30].map(n => n * minute),
  ...[1, 2, 3, 6, 12].map(n => n * hour),
  ...[1, 2, 7, 14, 28].map(n => n * day),
];
