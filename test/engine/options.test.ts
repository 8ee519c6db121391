import { expect, it } from 'vitest';
import { decision, scene, steps, task, tracks } from './scene.ts';

it('walks the steps of the option that was chosen, then what follows the decision', async () => {
  const { dana } = await scene([
    steps('triage', decision('verdict', { real: { steps: [task('tell')] }, false: {} }), 'note-it'),
  ]);
  expect(dana.choose('verdict', 'real').open).toEqual(['tell']);
  expect(dana.done('tell').open).toEqual(['note-it']);
  expect(dana.standing('verdict')).toBe('chosen');
});

it('jumps forward to a step of its own list: what lies between is passed over', async () => {
  const { dana } = await scene([
    steps('triage', decision('verdict', { known: { next: 'c' }, new: {} }), 'a', steps('group', 'b'), 'c'),
  ]);
  expect(dana.choose('verdict', 'known').open).toEqual(['c']);
  expect(['a', 'group', 'b'].map(id => dana.standing(id))).toEqual(Array(3).fill('not-applicable'));
});

it('jumps from the steps of an option to a list around it', async () => {
  const inner = decision('inner', { out: { next: 'late' }, stay: {} });
  const { dana } = await scene([
    steps('triage', decision('outer', { look: { steps: [inner, task('a')] } }), 'b', 'late'),
  ]);
  dana.choose('outer', 'look').choose('inner', 'out');
  expect(dana.open).toEqual(['late']);
  expect([dana.standing('a'), dana.standing('b')]).toEqual(['not-applicable', 'not-applicable']);
});

it('jumps from a list inside a group to a later phase, past those between', async () => {
  const { dana } = await scene([
    steps('triage', steps('group', decision('verdict', { bad: { next: 'recover' } }), 'a'), 'b'),
    steps('contain', 'c'),
    steps('recover', 'd'),
  ]);
  expect(dana.choose('verdict', 'bad').open).toEqual(['d']);
  expect(dana.standing('contain')).toBe('not-applicable');
});

it('ends the case from inside a track; what the other tracks have open is left over', async () => {
  const { dana } = await scene([
    tracks(
      'contain',
      steps('mail', decision('verdict', { stop: { next: 'end' } }), 'a'),
      steps('net', 'b', 'c'),
    ),
    steps('recover', 'd'),
  ]);
  dana.choose('verdict', 'stop');
  expect([dana.open, dana.ended]).toEqual([['b (leftover)'], true]);
  expect(dana.done('b').open).toEqual([]);
  expect(dana.close().closed).toBe(true);
});

it('ends the case although another phase has jumped back over the one that ends it', async () => {
  const { dana } = await scene([
    steps('triage', decision('verdict', { stop: { next: 'end' } })),
    task(steps('legal', decision('enough', { no: { next: 'triage' } })), { needs: [] }),
  ]);
  dana.choose('enough', 'no');
  expect(dana.open).toEqual(['verdict', 'legal#2/enough']);
  dana.choose('verdict', 'stop');
  expect([dana.open, dana.ended]).toEqual([['legal#2/enough (leftover)'], true]);
});

it('takes no option where a decision is skipped', async () => {
  const { dana } = await scene([
    steps('triage', decision('verdict', { real: { steps: [task('tell')], next: 'end' } }), 'a'),
  ]);
  expect(dana.skip('verdict').open).toEqual(['a']);
  expect(dana.standing('tell')).toBe('skipped');
});

it('walks the steps of another option once a decision is made anew; what the first had opened is left over', async () => {
  const { dana } = await scene([
    steps(
      'triage',
      decision('verdict', { real: { steps: [task('tell')] }, false: { steps: [task('calm')] } }),
      'a',
    ),
  ]);
  dana.choose('verdict', 'real').redo('verdict');
  expect(dana.open).toEqual(['tell', 'verdict#1.1 (redo)']);
  dana.choose('verdict#1.1', 'false');
  expect(dana.open).toEqual(['calm', 'tell (leftover)']);
  expect(dana.drop('tell').done('calm').open).toEqual(['a']);
});

it('changes nothing where a decision is made anew with the same option', async () => {
  const { dana } = await scene([
    steps('triage', decision('verdict', { real: { steps: [task('tell')] }, false: {} }), 'a'),
  ]);
  dana.choose('verdict', 'real').done('tell').redo('verdict').choose('verdict#1.1', 'real');
  expect(dana.open).toEqual(['a']);
});
