import { expect, it } from 'vitest';
import { decision, scene, steps, task } from './scene.ts';

it('opens a phase when the one above is finished', async () => {
  const { dana } = await scene([steps('triage', 'a'), steps('contain', 'b')]);
  expect(dana.open).toEqual(['a']);
  expect(dana.done('a').open).toEqual(['b']);
});

it('opens a phase with needs as soon as they are met, beside the others', async () => {
  const { dana } = await scene([
    steps('triage', 'a', 'b'),
    task(steps('legal', 'c'), { needs: ['a'] }),
    task(steps('press', 'd'), { needs: [] }),
  ]);
  expect([dana.open, dana.held]).toEqual([['a', 'd'], { legal: ['a'] }]);
  expect(dana.done('a').open).toEqual(['b', 'c', 'd']);
});

it('makes a phase without needs wait for a side phase above it', async () => {
  const { dana } = await scene([
    steps('triage', 'a'),
    task(steps('legal', 'b'), { needs: [] }),
    steps('contain', 'c'),
  ]);
  expect(dana.done('a').open).toEqual(['b']);
  expect(dana.done('b').open).toEqual(['c']);
});

it('waits for the phase above a preparation phase', async () => {
  const prepare = task(steps('prepare', 'p'), { stage: 'preparation' });
  const { dana } = await scene([steps('triage', 'a'), prepare, steps('contain', 'b')]);
  expect(dana.open).toEqual(['a']);
  expect(dana.done('a').open).toEqual(['b']);
});

it('begins the pass that a decision jumped back to at its target, also where a later phase had begun it', async () => {
  const back = (id: string, next: string) => decision(id, { again: { next }, on: {} });
  const { dana } = await scene([
    steps('one', 'a'),
    task(steps('two', 'b', back('look', 'one')), {}),
    task(steps('three', back('early', 'two')), { needs: [] }),
  ]);
  dana.done('a').choose('early', 'again').done('b').choose('look', 'again');
  expect(dana.open).toEqual(['one#2/a', 'three#2/early']);
});

it('never opens a preparation phase', async () => {
  const { dana } = await scene([task(steps('prepare', 'a'), { stage: 'preparation' }), steps('triage', 'b')]);
  expect(dana.open).toEqual(['b']);
});

it('asks for needs before it looks at the condition of a phase', async () => {
  const { dana } = await scene([
    steps('triage', 'a'),
    task(steps('legal', 'b'), { needs: ['a'], when: 'outcome("a") == "done"' }),
  ]);
  expect(dana.held).toEqual({ legal: ['a'] });
  expect(dana.done('a').open).toEqual(['b']);
});

it('jumps back to a phase: it and those below begin their next pass, those that are open stay open', async () => {
  const { dana } = await scene([
    steps('triage', 'a'),
    steps('contain', decision('clean', { no: { next: 'triage' }, yes: {} })),
    task(steps('legal', 'b', 'c'), { needs: ['a'] }),
    task(steps('press', 'd'), { needs: ['a'] }),
  ]);
  dana.done('a', 'd').choose('clean', 'no');
  expect(dana.open).toEqual(['triage#2/a', 'b']);
  expect(dana.held).toEqual({ 'press#2': ['a'] });
  expect(dana.done('b').open).toEqual(['triage#2/a', 'c']);
});

it('begins the next pass of a phase that had stayed open when that is finished, if its needs are met again', async () => {
  const { dana } = await scene([
    steps('triage', 'a'),
    steps('contain', decision('clean', { no: { next: 'triage' }, yes: {} })),
    task(steps('legal', 'b'), { needs: ['a'] }),
  ]);
  dana.done('a').choose('clean', 'no').done('b');
  expect(dana.held).toEqual({ 'legal#2': ['a'] });
  expect(dana.done('triage#2/a').open).toEqual(['contain#2/clean', 'legal#2/b']);
});

it('does not begin a phase because something was told of it before its turn', async () => {
  const proof = { collect: [{ id: 'proof', what: 'Proof' }] };
  const { dana } = await scene([steps('triage', 'a'), task(steps('contain', 'b'), proof)]);
  dana.act({ kind: 'add-evidence', evidence: { id: 'proof', what: 'Proof', held: 'safe' } });
  expect(dana.open).toEqual(['a']);
});

it('does not open a phase in the same breath as the jump back that takes its needs away', async () => {
  const clean = decision('clean', {
    no: { steps: [task('hint', { when: 'false' }), task('calm', { when: 'false' })], next: 'triage' },
  });
  const { dana } = await scene([
    steps('triage', 'a'),
    steps('contain', clean),
    task(steps('legal', 'b'), { needs: ['hint'] }),
  ]);
  dana.done('a').choose('clean', 'no');
  expect([dana.open, dana.held]).toEqual([['triage#2/a'], { 'legal#2': ['hint'] }]);
});
