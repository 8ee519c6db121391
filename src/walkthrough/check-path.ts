import type { Unmet } from './unmet.ts';

/** Compares the steps in the order of their opening with a path in which `...` stands for any number of others. */
export function checkPath(opened: readonly string[], path: readonly string[] = []): Unmet[] {
  let at = 0;
  for (const stretch of stretchesOf(path)) {
    const starts = stretch.free ? range(at, opened.length) : [at];
    const fitting = starts.filter(start => alike(opened, start, stretch) === stretch.ids.length);
    const start = stretch.isLast ? fitting.at(-1) : fitting[0];
    if (start === undefined) return [parting(opened, starts, stretch)];
    at = start + stretch.ids.length;
  }
  const over = path.length === 0 || path.at(-1) === '...' ? undefined : opened[at];
  if (over === undefined) return [];
  return [{ message: `the path goes on: ${over}`, path: placeOf(path.length - 1), step: over }];
}

/** Steps that follow one another with nothing between. */
interface Stretch {
  ids: string[];
  /** Index of the first in the path. */
  from: number;
  /** Behind `...`, so that it may begin anywhere. */
  free: boolean;
  /** The path ends with it. */
  isLast: boolean;
}

function stretchesOf(path: readonly string[]): Stretch[] {
  const stretches: Stretch[] = [];
  let ids: string[] = [];
  for (const [index, id] of [...path, '...'].entries()) {
    if (id !== '...') ids.push(id);
    else if (ids.length > 0) {
      const from = index - ids.length;
      stretches.push({ ids, from, free: from > 0, isLast: index === path.length });
      ids = [];
    }
  }
  return stretches;
}

/** How many of a stretch's steps came from there on, up to the first that did not. */
function alike(opened: readonly string[], start: number, { ids }: Stretch): number {
  const other = ids.findIndex((id, i) => opened[start + i] !== id);
  return other < 0 ? ids.length : other;
}

/** Where the path parted from the one expected: behind as much of the stretch as came. */
function parting(opened: readonly string[], starts: readonly number[], stretch: Stretch): Unmet {
  const [first = opened.length] = starts;
  const start = starts.reduce(
    (best, other) => (alike(opened, other, stretch) > alike(opened, best, stretch) ? other : best),
    first,
  );
  const index = alike(opened, start, stretch);
  const expected = stretch.ids[index] as string;
  const path = placeOf(stretch.from + index);
  if (stretch.free && index === 0) return { message: `${expected} did not come any more`, path };
  const step = opened[start + index];
  return {
    message: `the path parts before ${expected}: ${step ?? 'its end'} came instead`,
    path,
    ...(step !== undefined && { step }),
  };
}

function placeOf(index: number): Unmet['path'] {
  return ['expect', 'path', index];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
