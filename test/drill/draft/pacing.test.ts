import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atLength, paceOf } from '../../../src/drill/draft/pacing.ts';
import { parseDuration } from '../../../src/playbook/duration.ts';

const hours = (count: number): number => count * 3_600_000;
const minutes = (count: number): number => count * 60_000;
const ms = (text: string): number => parseDuration(text)?.ms ?? Number.NaN;

test('without a time at the table everything comes when it came', () => {
  const pacing = paceOf([minutes(12), minutes(34), hours(5)]);
  expect([pacing.at(minutes(12)), pacing.at(hours(5)), pacing.within(minutes(12), minutes(34))]).toEqual([
    '12m',
    '5h',
    '22m',
  ]);
  expect(pacing).toMatchObject({ duration: '5h', scale: 1 });
});

test('five hours in 75 minutes make the clock four times as fast, and cut nothing', () => {
  const pacing = paceOf([minutes(12), hours(5)], minutes(75));
  expect(pacing).toMatchObject({ duration: '5h', scale: 4 });
  expect(pacing.at(minutes(12))).toBe('12m');
  expect(pacing.longestSilence).toBeUndefined();
});

test('where that is not enough the longest silences are cut, and no shorter one', () => {
  const pacing = paceOf([minutes(10), minutes(30), hours(12), hours(30)], minutes(60));
  expect(pacing.at(minutes(10))).toBe('10m');
  expect(pacing.at(minutes(30))).toBe('30m');
  expect(pacing.longestSilence).toBe(minutes(105));
  expect([pacing.at(hours(12)), pacing.at(hours(30)), pacing.duration]).toEqual(['135m', '4h', '4h']);
});

test('a case that took less than there is time runs as it was', () => {
  expect(paceOf([minutes(20)], minutes(75))).toMatchObject({ duration: '20m', scale: 1 });
});

test('a case of seconds keeps them', () => {
  const pacing = paceOf([2000, 95_000]);
  expect([pacing.at(0), pacing.at(2000), pacing.at(95_000)]).toEqual(['1s', '2s', '95s']);
});

test('whatever happened when, times keep their order, fit, and are as scenarios write them', () => {
  const moments = fc.array(fc.integer({ min: 0, max: hours(24 * 800) }), { minLength: 1, maxLength: 30 });
  const table = fc.option(fc.integer({ min: minutes(10), max: hours(24) }), { nil: undefined });
  fc.assert(
    fc.property(moments, table, (moments, table) => {
      const pacing = paceOf(moments, table);
      const sorted = [...moments].sort((a, b) => a - b);
      const times = sorted.map(moment => ms(pacing.at(moment)));
      expect(times.every((time, i) => time > 0 && time >= (times[i - 1] ?? 0))).toBe(true);
      expect(times.at(-1)).toBeLessThanOrEqual(ms(pacing.duration));
      const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
      expect(ms(pacing.within(first, last))).toBeGreaterThanOrEqual(minutes(pacing.scale));
      if (table !== undefined) {
        expect(pacing.scale).toBeLessThanOrEqual(4);
        expect(ms(pacing.duration) / pacing.scale).toBeLessThanOrEqual(table + minutes(1));
      }
    }),
  );
});

test('lengths are said to the minute where they are long', () => {
  expect([atLength(45_400), atLength(hours(2) + 610_000)]).toEqual(['45s', '2h10m']);
});
