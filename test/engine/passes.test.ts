import { expect, it } from 'vitest';
import { decision, scene, steps, task, tracks } from './scene.ts';

const clean = (next: string) => decision('clean', { no: { next }, yes: {} });

it('opens the target of a jump back and what follows in the next pass', async () => {
  const { dana } = await scene([steps('contain', 'a', 'b', clean('b'), 'c')]);
  dana.done('a', 'b').choose('clean', 'no');
  expect(dana.open).toEqual(['b#2']);
  expect(dana.done('b#2').open).toEqual(['clean#2']);
  expect(dana.choose('clean#2', 'yes').open).toEqual(['c#2']);
});

it('leads back to the decision itself', async () => {
  const { dana } = await scene([steps('contain', clean('clean'), 'c')]);
  expect(dana.choose('clean', 'no').choose('clean#2', 'no').open).toEqual(['clean#3']);
});

it('names what stands inside a later pass after it, so that equal names mean the same', async () => {
  const { dana } = await scene([steps('contain', steps('hosts', 'a'), clean('hosts'))]);
  dana.done('a').choose('clean', 'no');
  expect(dana.open).toEqual(['hosts#2/a']);
});

it('counts a loop inside a group anew each time the group is gone through', async () => {
  const inner = decision('inner', { no: { next: 'a' }, yes: {} });
  const { dana } = await scene([steps('contain', steps('hosts', 'a', inner), clean('hosts'), 'c')]);
  dana.done('a').choose('inner', 'no').done('a#2').choose('inner#2', 'yes').choose('clean', 'no');
  expect(dana.open).toEqual(['hosts#2/a']);
  dana.done('hosts#2/a').choose('hosts#2/inner', 'no');
  expect(dana.open).toEqual(['hosts#2/a#2']);
  dana.done('hosts#2/a#2').choose('hosts#2/inner#2', 'yes').choose('clean#2', 'yes');
  expect(dana.open).toEqual(['c#2']);
});

it('goes back from the steps of an option to a list around the decision', async () => {
  const outer = decision('outer', {
    look: { steps: [task('b'), decision('inner', { back: { next: 'a' } })] },
  });
  const { dana } = await scene([steps('contain', 'a', outer, 'c')]);
  dana.done('a').choose('outer', 'look').done('b').choose('inner', 'back');
  expect(dana.open).toEqual(['a#2']);
  expect(dana.done('a#2').choose('outer#2', 'look').open).toEqual(['outer#2/b']);
});

it('keeps answers and milestones, and evaluates conditions anew', async () => {
  const { dana } = await scene([
    steps(
      'contain',
      task('a', { marks: 'contained', asks: { spread: null } }),
      task('b', { when: 'passes("a") >= 2' }),
      clean('a'),
    ),
  ]);
  dana.act({ kind: 'complete-step', at: { in: '', step: 'a', pass: 1, redo: 0 }, answers: { spread: 'no' } });
  expect(dana.open).toEqual(['clean']);
  dana.choose('clean', 'no');
  expect([dana.input('spread'), dana.milestone('contained')]).toEqual(['no', '2026-03-01T02:01:00.000Z']);
  expect(dana.done('a#2').open).toEqual(['b#2']);
});

it('goes round by hand with a reason, and gives up what is open in that list', async () => {
  const { dana } = await scene([steps('contain', 'a', 'b', 'c')]);
  dana.done('a', 'b').again('a');
  expect(dana.open).toEqual(['a#2']);
  expect(dana.done('a#2').open).toEqual(['b#2']);
});

it('goes round by hand in the steps of an option that are not finished, and leaves nothing open behind', async () => {
  const verdict = decision('verdict', { real: { steps: [task('tell'), task('warn')] } });
  const { dana } = await scene([steps('triage', verdict, 'a')]);
  dana.choose('verdict', 'real').again('verdict');
  expect(dana.open).toEqual(['verdict#2']);
});

it('begins one track again and lets the others be', async () => {
  const { dana } = await scene([steps('contain', tracks('both', 'a', 'b'), 'c')]);
  dana.done('a').again('a');
  expect(dana.open).toEqual(['a#2', 'b']);
  expect(dana.done('b').open).toEqual(['a#2']);
  expect(dana.done('a#2').open).toEqual(['c']);
});

it('goes on by hand in a case that a decision had ended', async () => {
  const { dana } = await scene([
    steps('triage', decision('verdict', { stop: { next: 'end' } })),
    steps('contain', 'a'),
  ]);
  expect(dana.choose('verdict', 'stop').ended).toBe(true);
  dana.again('triage');
  expect([dana.ended, dana.open]).toEqual([false, ['triage#2/verdict']]);
});
