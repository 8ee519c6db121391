import { expect, test } from 'vitest';
import type { Deadline } from '../../src/engine/clocks/deadline.ts';
import { checkDeadlines } from '../../src/walkthrough/check-deadlines.ts';

const hour = 3_600_000;
const met = deadline('gdpr-33', { state: 'met', margin: 2 * hour });
const late = deadline('supplier', { state: 'late', margin: -hour });
const running = deadline('status', { state: 'running' });
const all = [met, late, running];

test('a clock that is as expected is not spoken of', () => {
  expect(checkDeadlines(all, { 'gdpr-33': { state: 'met' }, supplier: { state: 'late' } })).toEqual([]);
  expect(checkDeadlines(all, undefined)).toEqual([]);
});

test.each([
  ['>= 2h', true],
  ['> 2h', false],
  ['<= 120m', true],
  ['< 2h', false],
  ['>= 1d', false],
  ['>1h', true],
])('two hours left are %s: %s', (margin, holds) => {
  expect(checkDeadlines(all, { 'gdpr-33': { margin } })).toHaveLength(holds ? 0 : 1);
});

test('what is not as expected is said in a sentence', () => {
  expect(
    checkDeadlines(all, {
      'gdpr-33': { state: 'waiting', margin: '>= 3h' },
      supplier: { margin: '>= 1h' },
      status: { margin: '>= 1h' },
      sattus: { state: 'met' },
    }).map(({ message }) => message),
  ).toEqual([
    'the clock gdpr-33 is met, not waiting',
    'the clock gdpr-33 was met with 2h 00m left, where >= 3h is expected',
    'the clock supplier was met 1h 00m late, where >= 1h is expected',
    'the clock status was not met, where >= 1h is expected',
    'there is no clock sattus',
  ]);
});

function deadline(id: string, known: Pick<Deadline, 'state' | 'margin'>): Deadline {
  const clock = { id, title: id, starts: { milestone: 'aware' }, content: [], status: 'in-force' as const };
  return { clock, notes: [], ...known };
}
