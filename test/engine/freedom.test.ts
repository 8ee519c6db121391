import { expect, it } from 'vitest';
import { at, decision, scene, steps, task, tracks } from './scene.ts';

it('skips a group with what is open inside it', async () => {
  const { dana } = await scene([steps('contain', tracks('both', 'a', steps('mail', 'b')), 'c')]);
  expect(dana.skip('both').open).toEqual(['c']);
  expect(['a', 'b'].map(id => dana.standing(id))).toEqual(['skipped', 'skipped']);
});

it('skips a step before its turn', async () => {
  const { dana } = await scene([steps('contain', 'a', 'b', 'c')]);
  expect(dana.skip('b').done('a').open).toEqual(['c']);
});

it('opens a step out of turn: it leads nowhere until the walk comes to it, which takes it as it ended', async () => {
  const { dana } = await scene([steps('contain', 'a', 'b', 'c')]);
  dana.openOutOfTurn('b');
  expect(dana.open).toEqual(['a', 'b (out-of-turn)']);
  expect(dana.done('b').open).toEqual(['a']);
  expect(dana.done('a').open).toEqual(['c']);
});

it('opens a decision out of turn without going where it leads', async () => {
  const { dana } = await scene([
    steps('triage', 'a', decision('verdict', { stop: { next: 'end' }, on: {} })),
    steps('contain', 'b'),
  ]);
  dana.openOutOfTurn('verdict').choose('verdict', 'stop');
  expect([dana.open, dana.ended]).toEqual([['a'], false]);
  expect(dana.done('a').ended).toBe(true);
});

it('reopens a step that has ended; done again the same way, nothing behind it changes', async () => {
  const { dana } = await scene([steps('contain', 'a', 'b')]);
  dana.done('a').redo('a');
  expect(dana.open).toEqual(['b', 'a#1.1 (redo)']);
  expect(dana.done('a#1.1').open).toEqual(['b']);
});

it('falls back to how a step had ended when its redo is given up', async () => {
  const { dana } = await scene([steps('contain', 'a', 'b')]);
  dana.done('a').redo('a').drop('a#1.1');
  expect([dana.standing('a'), dana.open]).toEqual(['done', ['b']]);
});

it('wants a reason for everything that leaves the playbook', async () => {
  const { dana } = await scene([steps('contain', 'a', 'b')]);
  const reason = '  ';
  const refused = 'A reason is needed.';
  expect(dana.refusal({ kind: 'skip-step', at: at('a'), reason })).toBe(refused);
  expect(dana.refusal({ kind: 'fail-step', at: at('a'), reason })).toBe(refused);
  expect(dana.refusal({ kind: 'drop-step', at: at('a'), reason })).toBe(refused);
  expect(dana.refusal({ kind: 'open-step', at: at('b'), reason })).toBe(refused);
  expect(dana.refusal({ kind: 'go-again', at: at('a'), reason })).toBe(refused);
});

it('records late what happened earlier, apart from when it was recorded', async () => {
  const { dana } = await scene([steps('contain', task('a', { marks: 'contained' }))]);
  const occurred = { at: '2026-03-01T01:50:00Z', precision: 'minute' as const };
  dana.act({ kind: 'complete-step', at: at('a'), occurred });
  expect(dana.milestone('contained')).toBe('2026-03-01T01:50:00Z');
  expect(dana.writer.log.at(-1)).toMatchObject({ occurred, ts: '2026-03-01T02:01:00.000Z' });
});

it('corrects texts and times of an entry, never how a step ended', async () => {
  const { dana } = await scene([steps('contain', 'a')]);
  const correction = { kind: 'correct' as const, of: 'dana-1', value: 'x', reason: 'misheard' };
  expect(dana.refusal({ ...correction, field: 'reason' })).toBeUndefined();
  expect(dana.refusal({ ...correction, field: 'option' })).toMatch(/cannot be corrected/);
});

it('ends a wait when a person says so: after its time, or early with a reason', async () => {
  const { dana, clock } = await scene([steps('contain', task('pause', { wait: '2h' }), 'a')]);
  const end = { kind: 'complete-step' as const, at: at('pause') };
  expect(dana.refusal(end)).toMatch(/waits until 2026-03-01T04:00/);
  expect(dana.refusal({ ...end, early: true })).toMatch(/needs a reason/);
  clock.now += 2 * 60 * 60_000;
  expect([dana.open, dana.refusal(end)]).toEqual([['pause'], undefined]);
});

it('is done with less than all that was asked only for a reason', async () => {
  const asked = {
    asks: { spread: null },
    checklist: ['Port off'],
    collect: [{ id: 'image', what: 'Image' }],
  };
  const { dana } = await scene([steps('contain', task('a', asked))]);
  const end = { kind: 'complete-step' as const, at: at('a') };
  expect(dana.refusal(end)).toBe(
    'Not all of a is there: checklist: Port off; answer: spread; evidence: image.',
  );
  dana.act({ kind: 'tick', at: at('a'), entry: 'Port off', state: 'done' });
  dana.act({ kind: 'add-evidence', evidence: { id: 'image', what: 'Image', held: 'safe' } });
  expect(dana.refusal({ ...end, answers: { spread: 'no' } })).toBeUndefined();
});

it('wants the id of a critical step typed', async () => {
  const { dana } = await scene([steps('contain', task('wipe', { critical: 'true' }))]);
  const end = { kind: 'complete-step' as const, at: at('wipe') };
  expect(dana.refusal(end)).toBe('wipe is critical.');
  expect(dana.refusal({ ...end, confirm: 'wipe' })).toBeUndefined();
});

it('ends a group with what it holds, or by skipping it', async () => {
  const { dana } = await scene([steps('contain', steps('group', 'a'))]);
  const refused = 'group holds other steps: it ends when they do.';
  expect(dana.refusal({ kind: 'fail-step', at: at('group'), reason: 'so' })).toBe(refused);
  expect(dana.refusal({ kind: 'drop-step', at: at('group'), reason: 'so' })).toBe(refused);
  expect(dana.refusal({ kind: 'complete-step', at: at('group') })).toBe(refused);
});

it('refuses a milestone that a step marks in the future', async () => {
  const { dana } = await scene([steps('contain', task('a', { marks: 'contained' }))]);
  const marks = { contained: { at: '2027-01-01T00:00:00Z', precision: 'day' as const } };
  expect(dana.refusal({ kind: 'complete-step', at: at('a'), marks })).toMatch(/in the future/);
});
