import { expect, it } from 'vitest';
import { scene, steps, task, tracks } from './scene.ts';

it('opens the steps of a list one after another', async () => {
  const { dana } = await scene([steps('contain', 'a', 'b')]);
  expect(dana.open).toEqual(['a']);
  expect(dana.done('a').open).toEqual(['b']);
  expect(dana.done('b').ended).toBe(true);
});

it('opens tracks side by side, and goes on when the last of them is finished', async () => {
  const { dana } = await scene([steps('contain', tracks('both', 'a', steps('mail', 'b', 'c')), 'd')]);
  expect(dana.open).toEqual(['a', 'b']);
  expect(dana.done('b').open).toEqual(['a', 'c']);
  expect(dana.done('c').open).toEqual(['a']);
  expect(dana.done('a').open).toEqual(['d']);
});

it('lets every ending lead on', async () => {
  const { dana } = await scene([steps('contain', 'a', 'b', 'c', task('d', { when: 'false' }), 'e')]);
  dana.done('a').fail('b').skip('c');
  expect(dana.open).toEqual(['e']);
  expect(['a', 'b', 'c', 'd'].map(id => dana.standing(id))).toEqual([
    'done',
    'failed',
    'skipped',
    'not-applicable',
  ]);
});

it('evaluates `when` once, as a step is reached: a value that changes later moves nothing', async () => {
  const { dana } = await scene([
    steps('contain', 'a', task(steps('spreading', 'b'), { when: 'spread == "yes"' }), 'c'),
  ]);
  dana.set('spread', 'no').done('a');
  expect(dana.open).toEqual(['c']);
  expect(dana.set('spread', 'yes').open).toEqual(['c']);
  expect(dana.standing('b')).toBe('not-applicable');
});

it('records which values a condition was decided by', async () => {
  const { dana } = await scene([steps('contain', 'a', task('b', { when: 'spread == "yes"' }))]);
  dana.set('spread', 'no').done('a');
  expect(dana.writer.log.at(-1)).toMatchObject({
    type: 'step.not-applicable',
    auto: true,
    data: { read: { spread: 'no' } },
  });
});

it('asks where a condition cannot be told, and goes on once its value is there', async () => {
  const { dana } = await scene([steps('contain', task('a', { when: 'spread == "yes"' }), 'b')]);
  expect([dana.open, dana.held]).toEqual([[], { a: ['spread'] }]);
  expect(dana.set('spread', 'yes').open).toEqual(['a']);
});

it('lets a person decide whether a step applies whose condition cannot be told', async () => {
  const { dana } = await scene([steps('contain', task('a', { when: 'spread == "yes"' }), 'b')]);
  const { pending } = dana.writer.agenda().held[0] ?? {};
  if (!pending) throw new Error('nothing is asked');
  dana.act({ kind: 'decide-applies', at: pending.slot.instance, applies: false, reason: 'seen to' });
  expect(dana.open).toEqual(['b']);
});

it('yields the same step again after a crash between what is done and what is opened', async () => {
  const { dana } = await scene([steps('contain', 'a', 'b')]);
  dana.done('a');
  expect(dana.writer.log.at(-1)?.type).toBe('step.opened');
  dana.writer.crash(1);
  expect(dana.open).toEqual([]);
  dana.writer.settle();
  expect(dana.open).toEqual(['b']);
});

it('finishes a group at once whose steps do not apply', async () => {
  const { dana } = await scene([steps('contain', steps('group', task('a', { when: 'false' })), 'b')]);
  expect([dana.open, dana.standing('group')]).toEqual([['b'], 'done']);
});
