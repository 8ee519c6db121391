import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Exploration } from '../../src/walkthrough/explore/exploration.ts';
import { arbitraryPlaybook } from '../engine/arbitrary-playbook.ts';
import { explored } from './explored.ts';

it('comes to the same whether all orders of what stands side by side are tried or only those that matter, calls as one move', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryPlaybook(), async ({ playbook }) => {
      const every = await explored(playbook, { limit: 80, everyOrder: true });
      if (!every.complete) return;
      compared++;
      const few = await explored(playbook, { limit: 1000 });
      expect(few.complete).toBe(true);
      const calls = Object.values(playbook.steps).some(({ kind }) => kind === 'use');
      if (!calls) expect(few.positions).toBeLessThanOrEqual(every.positions);
      expect(shown(few)).toEqual(shown(every));
    }),
    { numRuns: 24, seed: 20_261_122 },
  );
  expect(compared).toBeGreaterThan(4);
}, 240_000);

function shown({ faults }: Exploration) {
  const kinds = [...new Set(faults.map(({ kind }) => kind))].sort();
  const unreached = faults.flatMap(({ kind, step }) => (kind === 'never-reached' ? [step] : [])).sort();
  return { kinds, unreached };
}
