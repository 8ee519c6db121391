import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Recorded } from '../../src/engine/event.ts';
import { reduce, replay } from '../../src/engine/reduce.ts';
import { emptyState } from '../../src/engine/state.ts';
import { decision, scene, steps } from './scene.ts';
import { view } from './view.ts';

/**
 * dana's answer could not be acknowledged and came again in a new log; lee had read it the first time and answered after it.
 * Gives what lies on disk, and what it means: each entry once, with lee having seen it.
 */
async function retriedOnce() {
  const { dana, lee } = await scene([steps('triage', decision('verdict', { one: {}, two: {} }), 'b')]);
  lee.reads(dana);
  dana.set('spread', 'yes').choose('verdict', 'one');
  lee.reads(dana).set('spread', 'no');
  const [former, chosen] = dana.writer.log.slice(-3) as [Recorded, Recorded];
  const retried: Recorded[] = [former, chosen].map((record, n) => {
    return { ...record, w: 'dana~2', seq: n, hlc: [record.hlc[0] + 1000, 0] };
  });
  const meant = lee.writer.seen().flatMap((record): Recorded[] => {
    const again = retried.find(({ id }) => id === record.id);
    if (again) return [again];
    return [record.w === 'lee' ? { ...record, known: { ...record.known, 'dana~2': 1 } } : record];
  });
  return { lee, lies: [...lee.writer.seen(), ...retried], meant };
}

it('an entry that was tried again in another log counts once, wherever it was taken first', async () => {
  const { lee, lies, meant } = await retriedOnce();
  const expected = view(replay(emptyState(lee.writer.playbook), meant), lee.writer.expressions);
  expect(expected).toContain('"spread"');
  fc.assert(
    fc.property(fc.shuffledSubarray(lies, { minLength: lies.length }), order => {
      const state = emptyState(lee.writer.playbook);
      for (const record of [...order, ...order.slice(0, 3)]) reduce(state, record);
      expect(view(state, lee.writer.expressions)).toBe(expected);
    }),
    { numRuns: 60 },
  );
});

it('what stands under one id and says something else is damage, and counts beside it', async () => {
  const { lee, lies } = await retriedOnce();
  const former = lies.find(record => record.type === 'input.set') as Recorded & { type: 'input.set' };
  const other = { ...former, w: 'mallory', seq: 0, data: { ...former.data, value: 'unknown' } };
  const state = replay(emptyState(lee.writer.playbook), [...lies, other]);
  expect(state.count).toBe(new Set(lies.map(({ id }) => id)).size + 1);
});
