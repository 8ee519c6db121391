import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../../src/expression/values/duration.ts';
import { formatValue } from '../../../src/expression/values/format-value.ts';
import { formatTime, parseTime } from '../../../src/expression/values/time.ts';
import type { Value } from '../../../src/playbook/playbook.ts';

describe('a value is written as people read it', () => {
  test.each<[Value, string]>([
    ['fin-01', 'fin-01'],
    [3, '3'],
    [true, 'true'],
    [['fin-01', 'fin-02'], 'fin-01, fin-02'],
  ])('%j', (value, text) => expect(formatValue(value)).toBe(text));

  test('a sensitive one is withheld', () => {
    expect(formatValue('hunter2', { sensitive: true })).toBe('‹withheld›');
  });
});

describe('a duration', () => {
  test.each([
    [0, '0s'],
    [90_000, '1m30s'],
    [72 * 3_600_000, '3d'],
    [5_400_250, '1h30m250ms'],
    [-90_000, '-1m30s'],
  ])('%i ms is %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

  test.each(['', '3', 'h', '-1h', '1 h', '1y', '1h-2m', '9999999999s'])('is not %j', text => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test('read again is the same', () => {
    fc.assert(
      fc.property(fc.nat(), ms => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
      }),
    );
  });
});

test('a time read again is the same', () => {
  const times = fc.date({
    noInvalidDate: true,
    min: new Date('0000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
  });
  fc.assert(
    fc.property(times, date => {
      expect(parseTime(formatTime(date.getTime()))).toBe(date.getTime());
    }),
  );
});
