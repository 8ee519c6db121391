import { expect, it } from 'vitest';
import { scene, steps, task } from './scene.ts';

const when = { when: 'spread == "yes"' };

it('replaces what its writer had seen', async () => {
  const { dana, lee } = await scene([steps('contain', 'a')]);
  dana.set('spread', 'no');
  lee.reads(dana).set('spread', 'yes');
  expect([dana.reads(lee).input('spread'), dana.disputes]).toEqual(['yes', []]);
});

it('is disputed where two wrote different values without having seen each other', async () => {
  const { dana, lee } = await scene([steps('contain', 'a', task('b', when))]);
  dana.set('spread', 'no');
  lee.set('spread', 'yes');
  dana.reads(lee).done('a');
  expect([dana.disputes, dana.input('spread'), dana.held]).toEqual([
    ['spread'],
    undefined,
    { b: ['spread'] },
  ]);
  expect(dana.set('spread', 'yes').open).toEqual(['b']);
});

it('is not disputed where both wrote the same', async () => {
  const { dana, lee } = await scene([steps('contain', 'a')]);
  dana.set('spread', 'no');
  lee.set('spread', 'no');
  expect([dana.reads(lee).disputes, dana.input('spread')]).toEqual([[], 'no']);
});

it('is settled by a later word of somebody who has seen both, whoever reads what first', async () => {
  const { dana, lee, kim } = await scene([steps('contain', 'a')]);
  dana.set('spread', 'no');
  lee.set('spread', 'yes');
  dana.reads(lee).set('spread', 'unknown');
  expect(kim.reads(lee).input('spread')).toBe('yes');
  expect(kim.reads(dana).input('spread')).toBe('unknown');
});

it('can be taken back', async () => {
  const { dana } = await scene([steps('contain', 'a')]);
  expect(dana.set('spread', 'no').set('spread', null).input('spread')).toBeUndefined();
});

it('holds a milestone with the time at which it really happened, which can be corrected and retracted', async () => {
  const { dana } = await scene([steps('contain', 'a')]);
  const name = 'contained';
  const told = (at: string) =>
    dana.act({ kind: 'set-milestone', name, occurred: { at, precision: 'minute' } });
  expect(told('2026-03-01T01:00:00Z').milestone(name)).toBe('2026-03-01T01:00:00Z');
  expect(told('2026-03-01T01:20:00Z').milestone(name)).toBe('2026-03-01T01:20:00Z');
  expect(dana.act({ kind: 'set-milestone', name, occurred: null }).milestone(name)).toBeUndefined();
});

it('refuses a milestone in the future', async () => {
  const { dana } = await scene([steps('contain', 'a')]);
  const occurred = { at: '2027-01-01T00:00:00Z', precision: 'day' as const };
  const at = { in: '', step: 'a', pass: 1, redo: 0 };
  expect(dana.refusal({ kind: 'complete-step', at, occurred })).toMatch(/in the future/);
});

it('loses what a step had set once the step is done anew with another outcome', async () => {
  const { dana } = await scene([steps('contain', task('a', { marks: 'contained' }), 'b')]);
  dana.done('a').redo('a');
  expect(dana.milestone('contained')).toBeDefined();
  dana.fail('a#1.1');
  expect(dana.milestone('contained')).toBeUndefined();
});

it('is no dispute where two people tell the same moment in other words, and is one where they do not', async () => {
  const { dana, lee } = await scene([steps('contain', 'a')]);
  lee.reads(dana);
  const told = (at: string, precision: 'minute' | 'second') =>
    ({ kind: 'set-milestone', name: 'contained', occurred: { at, precision } }) as const;
  dana.act(told('2026-03-01T01:00:00Z', 'minute'));
  lee.act(told('2026-03-01T01:00:00.000Z', 'second'));
  dana.reads(lee);
  expect([dana.disputes, dana.milestone('contained')]).toEqual([[], '2026-03-01T01:00:00Z']);
  lee.act(told('2026-03-01T01:10:00Z', 'minute'));
  dana.act(told('2026-03-01T01:00:00Z', 'minute')).reads(lee);
  expect([dana.disputes, dana.milestone('contained')]).toEqual([['contained'], undefined]);
});
