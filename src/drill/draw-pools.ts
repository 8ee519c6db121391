import { createHash } from 'node:crypto';
import type { Pool, Scenario } from './scenario.ts';

/**
 * Which injects the pools give under a seed, each with its drill time in milliseconds, whole seconds. Every inject has a rank of its own
 * in its pool, so that another one in one pool leaves the others as they were. The time of a pool is cut into as many parts as it
 * draws, and one inject falls somewhere into each: they never come all at once.
 */
export function drawPools({ pools }: Scenario, seed: string): Map<string, number> {
  return new Map(pools.flatMap(pool => drawn(pool, seed)));
}

function drawn({ id, draw, between: [from, to], injects }: Pool, seed: string): [string, number][] {
  const part = (to.ms - from.ms) / draw;
  return injects
    .map(inject => ({ inject, rank: fraction(seed, id, inject, 'rank') }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, draw)
    .map(({ inject }, index) => [
      inject,
      wholeSeconds(from.ms + part * (index + fraction(seed, id, inject, 'time'))),
    ]);
}

/** In [0, 1), the same wherever it is taken: 48 bits of the SHA-256 of these words. */
function fraction(...words: string[]): number {
  const digest = createHash('sha256').update(words.join('\0'), 'utf8').digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
