import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawPools } from '../../src/drill/draw-pools.ts';
import type { Pool, Scenario } from '../../src/drill/scenario.ts';
import '../seeded.ts';

const duration = (ms: number) => ({ ms, text: `${ms}` });

const arbitraryPool = fc
  .record({
    injects: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
    draw: fc.nat(11),
    from: fc.nat(3_000_000),
    lasts: fc.integer({ min: 60_000, max: 3_000_000 }),
  })
  .map(
    ({ injects, draw, from, lasts }): Omit<Pool, 'id'> => ({
      injects,
      draw: 1 + (draw % injects.length),
      between: [duration(from), duration(from + lasts)],
    }),
  );

const arbitraryPools = fc
  .array(arbitraryPool, { minLength: 1, maxLength: 4 })
  .map(pools =>
    pools.map((pool, i) => ({ ...pool, id: `p${i}`, injects: pool.injects.map(id => `${i}:${id}`) })),
  );

const draws = (pools: Pool[], seed: string) => drawPools({ pools } as Scenario, seed);

it('gives the same draw for the same seed, of the size and within the time of its pool', () => {
  fc.assert(
    fc.property(arbitraryPools, fc.string(), (pools, seed) => {
      const drawn = draws(pools, seed);
      expect([...draws(structuredClone(pools), seed)]).toEqual([...drawn]);
      for (const { injects, draw, between } of pools) {
        const times = injects.flatMap(id => drawn.get(id) ?? []);
        expect(times).toHaveLength(draw);
        for (const time of times) {
          expect(time % 1000).toBe(0);
          expect(time).toBeGreaterThan(between[0].ms - 1000);
          expect(time).toBeLessThan(between[1].ms);
        }
      }
    }),
  );
});

it('leaves the other pools as they were where one gets another inject', () => {
  fc.assert(
    fc.property(arbitraryPools, fc.string(), fc.nat(3), (pools, seed, which) => {
      const index = which % pools.length;
      const more = pools.map((pool, i) =>
        i === index ? { ...pool, injects: [...pool.injects, 'one more'] } : pool,
      );
      const [before, after] = [draws(pools, seed), draws(more, seed)];
      const others = pools.filter((_, i) => i !== index).flatMap(({ injects }) => injects);
      expect(others.map(id => after.get(id))).toEqual(others.map(id => before.get(id)));
    }),
  );
});

it('draws otherwise for another seed', () => {
  const injects = Array.from({ length: 10 }, (_, i) => `x${i}`);
  const pool = { id: 'p', draw: 3, between: [duration(0), duration(600_000)], injects } as Pool;
  const seeds = Array.from({ length: 8 }, (_, i) => JSON.stringify([...draws([pool], `${i}`)]));
  expect(new Set(seeds).size).toBe(8);
});
