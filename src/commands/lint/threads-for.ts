import { availableParallelism } from 'node:os';

/** How many threads suit these texts: never more than there are cores, and one where starting others would take longer. */
export function threadsFor(texts: ReadonlyMap<string, string>): number {
  let size = 0;
  for (const text of texts.values()) size += text.length;
  return Math.max(1, Math.min(availableParallelism(), Math.floor(size / worthAThread)));
}

/** Characters to lint for which another thread, which begins with nothing compiled, is worth its start. */
const worthAThread = 600_000;
