import { expect, it } from 'vitest';
import { at, type Person, scene, steps, task } from './scene.ts';

const block = { measure: { what: 'Block of {{ host }}', undo: 'Unblock {{ host }}' } };

function measures({ writer }: Person) {
  return writer.agenda().measures.map(({ what, state }) => [what, state]);
}

it('is in force once its step is done, in the words of that moment', async () => {
  const { dana } = await scene([steps('contain', task('a', block))]);
  dana.set('host', 'ws-1').done('a').set('host', 'ws-2');
  expect(measures(dana)).toEqual([['Block of ws-1', 'in-force']]);
});

it('is not lifted by opening its step again', async () => {
  const { dana } = await scene([steps('contain', task('a', block))]);
  dana.set('host', 'ws-1').done('a').redo('a');
  expect(measures(dana)).toEqual([['Block of ws-1', 'in-force']]);
});

it('is lifted where one lifted it and another kept it', async () => {
  const { dana, lee } = await scene([steps('contain', task('a', block))]);
  dana.set('host', 'ws-1').done('a');
  lee.reads(dana).act({ kind: 'lift-measure', at: at('a') });
  dana.act({ kind: 'keep-measure', at: at('a'), reason: 'still needed' }).reads(lee);
  expect(measures(dana)).toEqual([['Block of ws-1', 'lifted']]);
});

it('holds a `lift` step until nothing is in force', async () => {
  const { dana } = await scene([steps('contain', task('a', block), task('b', { lift: 'all' }))]);
  dana.set('host', 'ws-1').done('a');
  expect(dana.refusal({ kind: 'complete-step', at: at('b') })).toBe('Measures in force: Block of ws-1.');
  dana.act({ kind: 'lift-measure', at: at('a') });
  expect(dana.done('b').ended).toBe(true);
});
