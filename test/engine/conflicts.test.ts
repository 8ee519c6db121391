import { expect, it } from 'vitest';
import { decision, scene, steps, task } from './scene.ts';

const verdict = decision('verdict', {
  real: { steps: [task('tell')], sets: { spread: 'yes' }, marks: 'declared' },
  false: { steps: [task('calm')], sets: { spread: 'no' } },
});

/** dana and lee decide otherwise, neither knowing of the other, and then dana reads lee's log. */
async function twoVerdicts() {
  const people = await scene([
    steps('triage', verdict, 'a', task('b', { when: 'outcome("verdict") == "real"' })),
  ]);
  const { dana, lee } = people;
  lee.reads(dana);
  dana.choose('verdict', 'real');
  lee.choose('verdict', 'false');
  dana.reads(lee);
  return people;
}

it('shows two decisions that did not know of each other as a conflict; what both opened stays open', async () => {
  const { dana } = await twoVerdicts();
  expect(dana.conflicts).toEqual(['verdict']);
  expect(dana.open).toEqual(['tell (leftover)', 'calm (leftover)']);
});

it('leads nowhere behind a conflict', async () => {
  const { dana } = await twoVerdicts();
  expect(dana.done('tell', 'calm').open).toEqual([]);
  expect(dana.standing('a')).toBe('waiting');
});

it('holds what conflicting decisions set as unset, and their milestones as not reached', async () => {
  const { dana } = await twoVerdicts();
  expect([dana.input('spread'), dana.milestone('declared')]).toEqual([undefined, undefined]);
});

it('goes on with the decision that a person keeps, and with what that one had set', async () => {
  const { dana } = await twoVerdicts();
  dana.keepFirst('verdict');
  expect(dana.open).toEqual(['tell', 'calm (leftover)']);
  expect(dana.input('spread')).toBe('yes');
  expect(dana.milestone('declared')).toBe('2026-03-01T02:01:00.000Z');
});

it('takes only an ending that is in conflict as the one to keep', async () => {
  const { dana } = await twoVerdicts();
  const at = { in: '', step: 'verdict', pass: 1, redo: 0 };
  expect(dana.refusal({ kind: 'resolve-conflict', at, keep: 'x', reason: 'so' })).toMatch(
    /none of the endings/,
  );
});

it('is a conflict again when a third opinion comes that nobody had seen', async () => {
  const { dana, lee, kim } = await scene([
    steps('triage', decision('verdict', { one: {}, two: {}, three: {} }), 'a'),
  ]);
  for (const other of [lee, kim]) other.reads(dana);
  dana.choose('verdict', 'one');
  lee.choose('verdict', 'two');
  kim.choose('verdict', 'three');
  dana.reads(lee).keepFirst('verdict');
  expect(dana.conflicts).toEqual([]);
  expect(dana.reads(kim).conflicts).toEqual(['verdict']);
  expect(dana.keepFirst('verdict').conflicts).toEqual([]);
});

it('stays a conflict while two people keep different endings, until somebody has seen both', async () => {
  const { dana, lee } = await twoVerdicts();
  lee.reads(dana);
  const [real, calm] = lee.writer.agenda().conflicts[0]?.candidates ?? [];
  const at = { in: '', step: 'verdict', pass: 1, redo: 0 };
  dana.act({ kind: 'resolve-conflict', at, keep: real?.id ?? '', reason: 'so' });
  lee.act({ kind: 'resolve-conflict', at, keep: calm?.id ?? '', reason: 'so' });
  expect(dana.reads(lee).conflicts).toEqual(['verdict']);
  expect(dana.keepFirst('verdict').conflicts).toEqual([]);
});

it('is none where both did the same: the second is told beside the first', async () => {
  const { dana, lee } = await scene([steps('contain', 'a', 'b')]);
  lee.reads(dana);
  dana.done('a');
  lee.done('a');
  expect([dana.reads(lee).conflicts, dana.open]).toEqual([[], ['b']]);
});

it('is none where the second knew of the first: a screen may still have shown the step as open', async () => {
  const { dana, lee } = await scene([steps('triage', verdict, 'a')]);
  dana.choose('verdict', 'real');
  lee.reads(dana).choose('verdict', 'false', { also: true });
  expect([dana.reads(lee).conflicts, dana.open]).toEqual([[], ['tell']]);
});

it('lets what somebody did count over a skip that did not know of it', async () => {
  const { dana, lee } = await scene([steps('triage', verdict, 'a')]);
  lee.reads(dana);
  dana.skip('verdict').done('a');
  lee.choose('verdict', 'real');
  expect(dana.reads(lee).open).toEqual(['tell']);
  expect(dana.done('tell').ended).toBe(true);
});

it('never closes what a person has open because a condition was false elsewhere', async () => {
  const { dana, lee } = await scene([steps('contain', 'a', task('b', { when: 'spread == "yes"' }), 'c')]);
  lee.reads(dana);
  dana.set('spread', 'no').done('a');
  lee.set('spread', 'yes').done('a');
  expect([dana.open, lee.open]).toEqual([['c'], ['b']]);
  expect(dana.reads(lee).open).toEqual(['b', 'c (leftover)']);
});
