import { expect, it } from 'vitest';
import { at, decision, scene, steps, task } from './scene.ts';

const block = { measure: { what: 'Block of the sender', undo: 'Unblock' } };

it('wants what is open ended or dropped first', async () => {
  const { dana } = await scene([steps('contain', 'a', 'b')]);
  expect(() => dana.close()).toThrow('The case cannot close yet: open: a.');
  dana.writer.record({ kind: 'drop-step', at: at('a'), reason: 'over' });
  expect(dana.close().closed).toBe(true);
});

it('wants each measure in force lifted or kept', async () => {
  const { dana } = await scene([steps('contain', task('a', block))]);
  dana.done('a');
  expect(() => dana.close()).toThrow('measure in force: Block of the sender');
  dana.act({ kind: 'keep-measure', at: at('a'), reason: 'until Monday' });
  expect(dana.close().closed).toBe(true);
});

it('wants conflicts and disputes settled', async () => {
  const { dana, lee } = await scene([steps('contain', decision('a', { one: {}, two: {} }))]);
  lee.reads(dana);
  dana.choose('a', 'one').set('spread', 'no');
  lee.choose('a', 'two').set('spread', 'yes');
  dana.reads(lee);
  expect(() => dana.close()).toThrow('The case cannot close yet: conflict at a; disputed input spread.');
  expect(dana.keepFirst('a').set('spread', 'no').close().closed).toBe(true);
});

it('wants a reason where the playbook is not at its end', async () => {
  const { dana } = await scene([steps('contain', task('a', { needs: ['declared'] }))]);
  const command = { kind: 'close-case' as const, heads: {} };
  expect(dana.refusal(command)).toBe('The playbook is not at its end.');
  expect(dana.refusal({ ...command, reason: 'a test' })).toBeUndefined();
});

it('takes nothing more, and lets nothing follow: not even what had waited for the closing', async () => {
  const { dana } = await scene([steps('contain', 'a'), task(steps('review', 'b'), { needs: ['closed'] })]);
  dana.done('a').close();
  expect([dana.closed, dana.open]).toEqual([true, []]);
  expect(dana.refusal({ kind: 'add-note', text: 'late' })).toBe('The case is closed.');
});

it('opens again by hand', async () => {
  const { dana } = await scene([steps('contain', 'a')]);
  dana.done('a').close().reopen();
  expect(dana.closed).toBe(false);
  expect(dana.close().closed).toBe(true);
});

it('is made void by a late log, which says whose entries opened it again', async () => {
  const { dana, lee } = await scene([steps('contain', 'a', 'b')]);
  lee.reads(dana).act({ kind: 'add-note', text: 'It came back.' });
  dana.done('a', 'b').close().reads(lee);
  expect([dana.closed, dana.writer.agenda().reopenedBy]).toEqual([false, ['lee']]);
  expect(dana.close().closed).toBe(true);
});

it('stands where a late log had been seen', async () => {
  const { dana, lee } = await scene([steps('contain', 'a')]);
  lee.reads(dana).act({ kind: 'add-note', text: 'It came back.' });
  dana.reads(lee).done('a').close();
  expect(lee.reads(dana).closed).toBe(true);
});
