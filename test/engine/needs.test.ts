import { expect, it } from 'vitest';
import { at, decision, scene, steps, task, tracks } from './scene.ts';

const image = { collect: [{ id: 'image', what: 'Memory image' }] };

it('holds a step back until what it needs is there, and says for what', async () => {
  const { dana } = await scene([
    tracks('contain', task('a', image), task('wipe', { needs: ['image', 'a'] })),
  ]);
  expect([dana.open, dana.held]).toEqual([['a'], { wipe: ['image', 'a'] }]);
  dana.act({ kind: 'add-evidence', evidence: { id: 'image', what: 'Image', held: 'safe' } });
  expect(dana.held).toEqual({ wipe: ['a'] });
  expect(dana.done('a').open).toEqual(['wipe']);
});

it.each(['fail', 'skip'] as const)('is not met by a step that ended in a %s', async way => {
  const { dana } = await scene([tracks('contain', 'a', task('b', { needs: ['a'] }))]);
  expect(dana[way]('a').held).toEqual({ b: ['a'] });
});

it('is met by a step that does not apply, passed over or in an option not taken', async () => {
  const verdict = decision('verdict', { real: { next: 'b' }, false: { steps: [task('calm')] } });
  const { dana } = await scene([steps('triage', verdict, 'a', task('b', { needs: ['a', 'calm'] }))]);
  expect(dana.choose('verdict', 'real').open).toEqual(['b']);
});

it('is met by a decision when the steps of its option are finished', async () => {
  const verdict = decision('verdict', { real: { steps: [task('tell')] } });
  const { dana } = await scene([tracks('triage', verdict, task('b', { needs: ['verdict'] }))]);
  expect(dana.choose('verdict', 'real').held).toEqual({ b: ['verdict'] });
  expect(dana.done('tell').open).toEqual(['b']);
});

it('can be overridden with a reason, and then waits for nothing more', async () => {
  const { dana } = await scene([tracks('contain', 'a', task('b', { needs: ['a'] }))]);
  expect(dana.refusal({ kind: 'override-needs', at: at('b'), reason: ' ' })).toBe('A reason is needed.');
  dana.act({ kind: 'override-needs', at: at('b'), reason: 'it spreads' });
  expect(dana.open).toEqual(['a', 'b']);
});

it('once opened stays open, whatever happens to what it needed', async () => {
  const { dana } = await scene([tracks('contain', 'a', task('b', { needs: ['a'] }))]);
  expect(dana.done('a').redo('a').open).toEqual(['b', 'a#1.1 (redo)']);
});

it('is not met by a step that is open again', async () => {
  const { dana } = await scene([tracks('contain', 'a', steps('later', 'b', task('c', { needs: ['a'] })))]);
  dana.done('a').redo('a').done('b');
  expect(dana.held).toEqual({ c: ['a'] });
  expect(dana.done('a#1.1').open).toEqual(['c']);
});

it('wants evidence of this pass: an image of the last one authorises nothing', async () => {
  const { dana } = await scene([
    steps(
      'contain',
      task('a', image),
      task('wipe', { needs: ['image'] }),
      decision('clean', { no: { next: 'a' } }),
    ),
  ]);
  dana.act({ kind: 'add-evidence', evidence: { id: 'image', what: 'Image', held: 'safe' } });
  dana.done('a', 'wipe').choose('clean', 'no').done('a#2');
  expect([dana.open, dana.held]).toEqual([[], { 'wipe#2': ['image'] }]);
});

it('is overridden, on the record, where a person opens the step out of turn or goes again from it', async () => {
  const { dana } = await scene([steps('contain', task('a', { needs: ['declared'] }), 'b')]);
  dana.openOutOfTurn('a').done('a').again('a');
  const overridden = dana.writer.log.filter(({ type }) => type === 'needs.overridden');
  expect(overridden.map(record => record.at?.pass)).toEqual([1, 2]);
});

it('is not got round by saying that the step applies', async () => {
  const { dana } = await scene([
    steps('contain', task('a', { needs: ['declared'], when: 'spread == "yes"' }), 'b'),
  ]);
  const applies = { kind: 'decide-applies' as const, reason: 'so', applies: true };
  expect(dana.refusal({ ...applies, at: at('a') })).toBe('a waits for declared.');
  expect(dana.refusal({ ...applies, at: at('b'), applies: false })).toBe('b has no condition.');
});

it('is not met by a step that was skipped with its group, though somebody goes again from one behind it', async () => {
  const { dana } = await scene([
    tracks('contain', task(steps('group', 'a', 'b'), { needs: ['declared'] }), task('c', { needs: ['a'] })),
  ]);
  dana.skip('group').again('b');
  expect([dana.standing('a'), dana.held]).toEqual(['skipped', { c: ['a'] }]);
});
