import { expect, it } from 'vitest';
import { deadlinesOf } from '../../../src/engine/clocks/deadlines.ts';
import { replay } from '../../../src/engine/reduce.ts';
import { emptyState } from '../../../src/engine/state.ts';
import type { ClockBody } from '../../../src/playbook/document.ts';
import { type Person, scene, steps, task } from '../scene.ts';

/** Scenes open at 02:00 on 1 March 2026, and each act takes a minute. */
const authority: ClockBody = {
  id: 'authority',
  title: 'Notify',
  starts: { milestone: 'aware' },
  within: '72h',
  applies_when: 'spread == "yes"',
};
const always: ClockBody = { id: 'authority', title: 'Notify', starts: { milestone: 'aware' }, within: '72h' };
const work = [steps('work', task('a', { meets: 'authority' }), 'b')];

function deadline({ writer }: Person, id = 'authority') {
  const found = writer.agenda().clocks.find(({ clock }) => clock.id === id);
  if (!found) throw new Error(`no clock ${id}`);
  return found;
}

function stateOf(person: Person, id?: string) {
  return deadline(person, id).state;
}

function due(person: Person, id?: string) {
  const ms = deadline(person, id).due;
  return ms === undefined ? undefined : new Date(ms).toISOString().slice(0, 16);
}

function aware(person: Person, at: string | null) {
  const occurred = at === null ? null : { at: `2026-03-01T${at}:00Z`, precision: 'minute' as const };
  return person.act({ kind: 'set-milestone', name: 'aware', occurred });
}

function meet(person: Person, at: string, more: { clock?: string; again?: boolean } = {}) {
  const occurred = { at: `2026-03-01T${at}:00Z`, precision: 'minute' as const };
  return person.act({ kind: 'meet-clock', clock: 'authority', occurred, ...more });
}

it('waits for its anchor, and has no due date until that is recorded', async () => {
  const { dana } = await scene(work, [always]);
  expect([stateOf(dana), due(dana)]).toEqual(['waiting', undefined]);
  aware(dana, '01:00');
  expect([stateOf(dana), due(dana)]).toEqual(['running', '2026-03-04T01:00']);
});

it('waits again where its anchor is taken back', async () => {
  const { dana } = await scene(work, [always]);
  aware(aware(dana, '01:00'), null);
  expect(stateOf(dana)).toBe('waiting');
});

it('is undecided where it would run and its condition depends on what nobody has answered', async () => {
  const { dana } = await scene(work, [authority]);
  expect(stateOf(dana)).toBe('waiting');
  aware(dana, '01:00');
  expect(deadline(dana)).toMatchObject({
    state: 'undecided',
    notes: [{ kind: 'depends-on', names: ['spread'] }],
  });
  dana.set('spread', 'no');
  expect(stateOf(dana)).toBe('not-applicable');
  dana.set('spread', 'yes');
  expect(stateOf(dana)).toBe('running');
});

it('heeds a person before its condition, and says where that says otherwise', async () => {
  const { dana } = await scene(work, [authority]);
  aware(dana, '01:00').act({ kind: 'decide-clock', clock: 'authority', applies: false, reason: 'not ours' });
  expect(stateOf(dana)).toBe('not-applicable');
  dana.set('spread', 'yes');
  expect(deadline(dana)).toMatchObject({
    state: 'not-applicable',
    notes: [{ kind: 'decided', otherwise: true }],
  });
});

it('is undecided again where two people decide differently unseen', async () => {
  const { dana, lee } = await scene(work, [authority]);
  aware(dana, '01:00');
  lee.reads(dana).act({ kind: 'decide-clock', clock: 'authority', applies: true, reason: 'ours' });
  dana.act({ kind: 'decide-clock', clock: 'authority', applies: false, reason: 'not ours' }).reads(lee);
  expect(stateOf(dana)).toBe('undecided');
});

it('is overdue once its time is over, and late when it is met then', async () => {
  const { dana, clock } = await scene(work, [always]);
  aware(dana, '01:00');
  clock.now += 72 * 3_600_000;
  expect(stateOf(dana)).toBe('overdue');
  dana.act({ kind: 'meet-clock', clock: 'authority' });
  expect(deadline(dana)).toMatchObject({ state: 'late', margin: -62 * 60_000 });
});

it('is met when a step that meets it ends, at the time that is told of the ending', async () => {
  const { dana } = await scene(work, [always]);
  aware(dana, '01:00').done('a');
  expect(deadline(dana)).toMatchObject({ state: 'met', margin: (72 - 1) * 3_600_000 - 2 * 60_000 });
});

it('is not met by a step that turned out otherwise', async () => {
  const { dana } = await scene(work, [always]);
  aware(dana, '01:00')
    .done('a')
    .redo('a')
    .act({ kind: 'fail-step', at: { in: '', step: 'a', pass: 1, redo: 1 }, reason: 'x' });
  expect(stateOf(dana)).toBe('running');
});

it('moves with its corrected anchor, says so, and can become late by it after it was met', async () => {
  const { dana } = await scene(work, [{ ...always, within: '30m' }]);
  meet(aware(dana, '01:00'), '01:20');
  expect(deadline(dana)).toMatchObject({ state: 'met', margin: 10 * 60_000 });
  aware(dana, '00:40');
  const moved = deadline(dana);
  expect(moved).toMatchObject({ state: 'late', margin: -10 * 60_000 });
  expect([moved.dueBefore, moved.due].map(ms => new Date(ms ?? 0).toISOString().slice(11, 16))).toEqual([
    '01:30',
    '01:10',
  ]);
});

it('moves where the entry of its anchor is corrected', async () => {
  const { dana } = await scene(work, [always]);
  aware(dana, '01:00');
  const of = dana.writer.log.findLast(r => r.type === 'milestone.set')?.id ?? '';
  dana.act({ kind: 'correct', of, field: 'occurred', value: '2026-03-01T00:30:00Z', reason: 'misheard' });
  expect([dana.milestone('aware'), due(dana)]).toEqual(['2026-03-01T00:30:00Z', '2026-03-04T00:30']);
});

it('counts from the earliest of disputed times, and says so', async () => {
  const { dana, lee } = await scene(work, [always]);
  aware(lee, '01:30');
  aware(dana, '01:00').reads(lee);
  expect(deadline(dana)).toMatchObject({ state: 'running', notes: [{ kind: 'anchor-disputed' }] });
  expect(due(dana)).toBe('2026-03-04T01:00');
});

it('is corrected by a second word of its being met, and keeps its first submission beside a further one', async () => {
  const follow: ClockBody = {
    id: 'follow',
    title: 'Follow',
    starts: { clock_met: 'authority' },
    within: '1h',
  };
  const last: ClockBody = {
    id: 'last',
    title: 'Last',
    starts: { clock_last_met: 'authority' },
    within: '1h',
  };
  const { dana } = await scene(work, [always, follow, last]);
  meet(meet(aware(dana, '01:00'), '01:20'), '01:30');
  expect([due(dana, 'follow'), due(dana, 'last')]).toEqual(['2026-03-01T02:30', '2026-03-01T02:30']);
  meet(dana, '01:50', { again: true });
  expect([due(dana, 'follow'), due(dana, 'last')]).toEqual(['2026-03-01T02:30', '2026-03-01T02:50']);
  dana.act({ kind: 'withdraw-clock', clock: 'authority', reason: 'never arrived' });
  expect([stateOf(dana), stateOf(dana, 'follow')]).toEqual(['running', 'waiting']);
});

it('runs from a step when that was first done, not when it was skipped', async () => {
  const fromStep: ClockBody = { id: 'follow', title: 'Follow', starts: { step: 'b' }, within: '1h' };
  const { dana } = await scene(work, [always, fromStep]);
  dana.done('a').skip('b');
  expect(stateOf(dana, 'follow')).toBe('waiting');
  dana.redo('b').done('b#1.1');
  expect(stateOf(dana, 'follow')).toBe('running');
});

it('recurs from each meeting on, until its milestone', async () => {
  const update: ClockBody = {
    id: 'update',
    title: 'Update',
    starts: { milestone: 'aware' },
    every: '30m',
    until: 'recovered',
  };
  const { dana } = await scene(work, [update]);
  aware(dana, '01:50');
  expect(due(dana, 'update')).toBe('2026-03-01T02:20');
  meet(dana, '02:00', { clock: 'update' });
  expect([stateOf(dana, 'update'), due(dana, 'update')]).toEqual(['running', '2026-03-01T02:30']);
  dana.act({
    kind: 'set-milestone',
    name: 'recovered',
    occurred: { at: '2026-03-01T02:03:00Z', precision: 'minute' },
  });
  expect(deadline(dana, 'update')).toMatchObject({ state: 'met', margin: 20 * 60_000 });
});

it('keeps the case open while it presses and nobody has acknowledged it', async () => {
  const { dana } = await scene(work, [{ ...always, within: undefined as never }]);
  dana.skip('a').done('b');
  aware(dana, '01:00');
  const close = { kind: 'close-case' as const, heads: dana.writer.heads() };
  expect(dana.refusal(close)).toBe('The case cannot close yet: deadline authority: running.');
  dana.act({ kind: 'acknowledge-clock', clock: 'authority', reason: 'the parent company tells them' });
  expect(dana.close().closed).toBe(true);
});

it('starts none where everything was a false alarm', async () => {
  const { dana } = await scene(work, [authority]);
  expect(dana.skip('a').done('b').close().closed).toBe(true);
  expect(stateOf(dana)).toBe('waiting');
});

it('is the same wherever the case is read: replay in any order gives the deadlines that were lived', async () => {
  const { dana, lee } = await scene(work, [always]);
  meet(aware(dana, '01:00'), '01:20');
  aware(lee.reads(dana), '00:50').done('a');
  dana.reads(lee);
  const { playbook, expressions } = dana.writer;
  const read = replay(emptyState(playbook), [...dana.writer.seen()].reverse());
  expect(deadlinesOf(read, expressions, dana.writer.now)).toEqual(dana.writer.agenda().clocks);
});
