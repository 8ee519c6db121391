import { describe, expect, test } from 'vitest';
import type { Lesson } from '../../src/overview/lessons.ts';
import { proposalsFor } from '../../src/overview/proposals.ts';
import type { WeakSpot } from '../../src/overview/weak-spots.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';

const text = `tocsin: 1
id: small
title: Small
version: 1.0.0
phases:
  - id: act
    title: Act
    steps:
      - id: look
        title: Look
      - id: unplug
        title: Unplug
        due: 15m
`;
const minute = 60_000;

const spot: WeakSpot = {
  playbook: 'small',
  step: 'unplug',
  title: 'Unplug',
  cases: 4,
  left: 0,
  forced: 0,
  late: 0,
  timed: 0,
  took: [],
  reasons: [],
};
const lesson: Lesson = {
  ref: '014#41',
  case: '014',
  mode: 'live',
  playbook: 'small',
  step: 'look#2',
  what: 'Say where the switch is',
  owner: 'lee',
  due: '2026-12-31',
  kind: 'playbook',
  state: 'open',
  overdue: false,
  added: '2026-11-21T03:00:00Z',
  ended: null,
  word: '',
};

function proposed(spots: WeakSpot[], lessons: Lesson[] = []) {
  const { playbook } = loadPlaybook(text, 'small.yaml');
  if (!playbook) throw new Error('it does not load');
  const { proposals, gone } = proposalsFor(playbook, { spots, lessons }, () => ({
    path: 'small.yaml',
    text,
  }));
  const lines = proposals.flatMap(({ after }) => after.split('\n'));
  return { added: lines.filter(line => !text.split('\n').includes(line)), gone, after: lines.join('\n') };
}

describe('what was learned', () => {
  test('stands above the step, with the last reason and its case', () => {
    const { added, after } = proposed([
      {
        ...spot,
        left: 3,
        reasons: [{ case: '014', text: 'nobody\nhas the key', at: '2026-11-21T03:00:00Z' }],
      },
    ]);
    expect(added).toEqual([
      '      # Left out in 3 of 4 cases. Is it still needed, and can it be done? Last reason: "nobody has the key" (014).',
    ]);
    expect(after.indexOf('Left out')).toBeLessThan(after.indexOf('- id: unplug'));
    expect(after.indexOf('Left out')).toBeGreaterThan(after.indexOf('title: Look'));
  });

  test('is an action for the playbook, at the step where somebody found it', () => {
    const { added } = proposed([], [lesson, { ...lesson, kind: 'prevent' }, { ...lesson, state: 'done' }]);
    expect(added).toEqual(['      # To do by 2026-12-31, lee: Say where the switch is (014#41)']);
  });

  test('is a longer time where most of at least three cases were late', () => {
    const took = [10, 25, 31, 38].map(minutes => minutes * minute);
    expect(proposed([{ ...spot, timed: 4, late: 3, took }]).added).toEqual([
      '      # Late in 3 of 4 cases. Is its time right?',
      '        due: 45m',
    ]);
    expect(proposed([{ ...spot, timed: 2, late: 2, took: took.slice(2) }]).added).toEqual([]);
    expect(proposed([{ ...spot, timed: 4, late: 2, took }]).added).toEqual([]);
  });

  test('cannot break out of its comment, and the playbook still says the same', () => {
    const reasons = [
      { case: '014', text: 'x\n      - id: forged\u2028\u202e\u0085', at: '2026-11-21T03:00:00Z' },
    ];
    const { after } = proposed([{ ...spot, left: 1, forced: 1, reasons }]);
    const [loaded, before] = [loadPlaybook(after, 'small.yaml'), loadPlaybook(text, 'small.yaml')];
    expect(loaded.findings).toEqual([]);
    expect(loaded.playbook).toEqual(before.playbook);
  });

  test('of a step that the playbook no longer has is named', () => {
    expect(proposed([{ ...spot, step: 'phone-home', left: 1 }])).toMatchObject({
      added: [],
      gone: ['phone-home'],
    });
  });
});
