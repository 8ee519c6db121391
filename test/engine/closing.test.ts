import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/engine/event.ts';
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

describe('what is let go with the closing', () => {
  it('goes in one decision, each kind with its reason', async () => {
    const { dana } = await scene([steps('contain', task('a', block), 'b')]);
    dana.done('a');
    const letGo = { open: 'over', measures: 'until Monday' };
    const recorded = dana.writer.record({ kind: 'close-case', heads: {}, reason: 'a test', letGo });
    const { drafts } = recorded as { drafts: Draft[] };
    expect(drafts.map(({ type, data }) => [type, 'reason' in data && data.reason])).toEqual([
      ['step.dropped', 'over'],
      ['measure.kept', 'until Monday'],
      ['milestone.set', false],
      ['case.closed', 'a test'],
    ]);
    expect(dana.closed).toBe(true);
  });

  it('is nothing where the closing is refused for something else, or a reason is blank', async () => {
    const { dana } = await scene([steps('contain', task('a', block), 'b')]);
    dana.done('a');
    const close = { kind: 'close-case' as const, heads: {}, reason: 'a test' };
    expect(dana.refusal({ ...close, letGo: { open: 'over' } })).toContain('measure in force');
    expect(dana.refusal({ ...close, letGo: { open: 'over', measures: ' ' } })).toBeDefined();
    expect(dana.open).toEqual(['b']);
  });
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

describe('a log that another one names and that is not here', () => {
  async function withoutKim() {
    const people = await scene([steps('contain', 'a')]);
    const { dana, lee, kim } = people;
    kim.reads(dana).act({ kind: 'add-note', text: 'I am here too.' });
    lee.reads(dana).reads(kim).act({ kind: 'add-note', text: 'kim is here.' });
    dana.done('a').reads(lee);
    return people;
  }

  it('is known to be missing, until it comes', async () => {
    const { dana, kim } = await withoutKim();
    expect(dana.writer.agenda().missing).toEqual(['kim']);
    expect(dana.reads(kim).writer.agenda().missing).toEqual([]);
  });

  it('wants a reason to close without it, and the closing says so', async () => {
    const { dana } = await withoutKim();
    const command = { kind: 'close-case' as const, heads: {} };
    expect(dana.refusal(command)).toBe('The case is incomplete: the log of kim is missing.');
    expect(dana.close().closed).toBe(true);
    expect(dana.writer.log.at(-1)).toMatchObject({ type: 'case.closed', data: { missing: ['kim'] } });
  });

  it('opens a case again that was closed without knowing of it', async () => {
    const { dana, lee, kim } = await scene([steps('contain', 'a')]);
    dana.done('a').close();
    kim.writer.take(dana.writer);
    lee.writer.take(kim.writer);
    lee.writer.append([{ type: 'session.ended', data: { why: 'paused' } }]);
    dana.writer.take(lee.writer);
    expect(dana.closed).toBe(true);
    kim.writer.append([{ type: 'session.ended', data: { why: 'paused' } }]);
    lee.writer.take(kim.writer);
    lee.writer.append([{ type: 'session.ended', data: { why: 'paused' } }]);
    dana.writer.take(lee.writer);
    expect([dana.closed, dana.writer.agenda().reopenedBy]).toEqual([false, ['kim']]);
    kim.writer.take(lee.writer);
    dana.writer.take(kim.writer);
    expect(dana.closed).toBe(true);
  });
});
