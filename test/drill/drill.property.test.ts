import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drillOf } from '../../src/drill/drill-state.ts';
import { expectationsOf } from '../../src/drill/expectations.ts';
import type { Draft, Recorded } from '../../src/engine/event.ts';
import { replay } from '../../src/engine/reduce.ts';
import { emptyState } from '../../src/engine/state.ts';
import { door, minutes, PlayRecord, scenarioOf, storyStart } from './play-record.ts';
import '../seeded.ts';

const scenario = scenarioOf(
  `  - id: i1
    type: contextual
    when: { at: 5m }
    text: One.
    raises: [seen]
    expect: [{ id: e1, objective: o1, within: 10m, met_by: { step: count, state: completed } }]
  - { id: i2, type: contextual, when: { all: [{ flag: seen }, { at: 8m }] }, text: Two., late: drop }
  - { id: c1, type: contingency, when: { expectation: e1, state: missed }, text: Three. }
  - { id: c2, type: contingency, when: { any: [{ idle: 6m }, { step: lock, state: ended }] }, text: Four. }
  - { id: x1, type: contextual, text: Five. }
  - { id: x2, type: contextual, text: Six. }
`,
  'pools: [{ id: p, draw: 1, between: [10m, 30m], injects: [x1, x2] }]\n',
);
const ids = scenario.injects.map(({ id }) => id);

const arbitraryDraft: fc.Arbitrary<Draft> = fc.oneof(
  fc.constantFrom(...ids).map((inject): Draft => ({ type: 'inject.acknowledged', data: { inject } })),
  fc
    .constantFrom(...ids)
    .map((inject): Draft => ({ type: 'inject.dropped', data: { inject, cause: 'controller' } })),
  fc
    .record({ inject: fc.constantFrom(...ids), held: fc.boolean() })
    .map((data): Draft => ({ type: 'inject.held', data })),
  fc.boolean().map((met): Draft => ({ type: 'expectation.judged', data: { expectation: 'e1', met } })),
  fc.constantFrom('count', 'lock').map(
    (step): Draft => ({
      type: 'step.completed',
      at: { in: '', step, pass: 1, redo: 0 },
      data: {},
    }),
  ),
  fc.constant<Draft>({ type: 'note.added', data: { text: 'so' } }),
);

/** What people do, and minutes at which the director looks. */
const arbitraryPlay = fc.array(
  fc.record({ pass: fc.integer({ min: 0, max: 240 }), does: fc.option(arbitraryDraft) }),
  { maxLength: 25 },
);

function playOf(moves: { pass: number; does: Draft | null }[]): { play: PlayRecord; minute: number } {
  const play = new PlayRecord(scenario, 'seed');
  let minute = 0;
  for (const { pass, does } of moves) {
    minute += pass / 60;
    if (does) play.at(minute, does);
    play.direct(minute);
  }
  return { play, minute };
}

it('a delivered inject is never delivered again, and a dropped one never comes', () => {
  fc.assert(
    fc.property(arbitraryPlay, moves => {
      const { play } = playOf(moves);
      const dropped = new Set<string>();
      const delivered = new Set<string>();
      for (const { type, data } of play.records as Recorded[]) {
        if (type === 'inject.dropped') dropped.add((data as { inject: string }).inject);
        if (type !== 'inject.delivered') continue;
        const { inject } = data as { inject: string };
        expect(delivered.has(inject) || dropped.has(inject)).toBe(false);
        delivered.add(inject);
      }
    }),
  );
});

it('entries in any order, and twice, give the same exercise and the same wishes of its director', () => {
  fc.assert(
    fc.property(arbitraryPlay, fc.infiniteStream(fc.nat()), (moves, numbers) => {
      const { play, minute } = playOf(moves);
      const now = storyStart + minutes(minute + 3);
      const view = (records: Recorded[]) => {
        const state = replay(emptyState(door), records);
        const drill = drillOf(state.exercise);
        return drill && { drill, standing: expectationsOf(scenario, drill, state, now) };
      };
      const shuffled = [...play.records, ...play.records]
        .map(record => ({ record, rank: numbers.next().value ?? 0 }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ record }) => record);
      expect(view(shuffled)).toEqual(view(play.records));
    }),
  );
});

it('looking often or seldom delivers the same injects by the same time, where nobody does anything', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 59 })), looks => {
      const seldom = new PlayRecord(scenario, 'seed');
      const often = new PlayRecord(scenario, 'seed');
      for (const minute of [...looks].sort((a, b) => a - b)) often.direct(minute);
      often.direct(60);
      seldom.direct(60);
      const came = ({ records }: PlayRecord) =>
        records.flatMap(({ type, data }) => (type === 'inject.delivered' ? [data.inject] : [])).sort();
      const always = came(seldom).filter(id => id !== 'i2' && id !== 'c1');
      expect(came(often)).toEqual(expect.arrayContaining(always));
    }),
  );
});
