import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { span } from '../../src/playbook/duration.ts';
import { clockTime, momentText, parseOccurred, sinceOpening, until } from '../../src/session/times.ts';

const now = Date.parse('2026-11-21T03:12:40Z');

describe('when something happened', () => {
  test.each([
    ['now', '2026-11-21T03:12:40.000Z', 'second'],
    ['', '2026-11-21T03:12:40.000Z', 'second'],
    ['03:05Z', '2026-11-21T03:05:00.000Z', 'minute'],
    ['3:05 utc', '2026-11-21T03:05:00.000Z', 'minute'],
    ['03:05:07Z', '2026-11-21T03:05:07.000Z', 'second'],
    ['2026-11-20T23:50Z', '2026-11-20T23:50:00.000Z', 'minute'],
    ['2026-11-21T05:05+02:00', '2026-11-21T03:05:00.000Z', 'minute'],
    ['2026-11-20Z', '2026-11-20T00:00:00.000Z', 'day'],
  ])('%s is read as %s, to the %s', (text, at, precision) => {
    expect(parseOccurred(text, now)).toEqual({ at, precision });
  });

  test('an hour that is still to come is refused, with what to write for yesterday', () => {
    expect(parseOccurred('23:50Z', now)).toEqual({
      error: 'That is still to come today. For yesterday write 2026-11-20T23:50Z.',
    });
  });

  test.each(['03:05', '2026-11-21T03:05', '2026-11-21'])(
    '%s has no zone: it is refused, never guessed',
    text => {
      expect(parseOccurred(text, now)).toEqual({ error: `"${text}" has no zone: write ${text}Z for UTC.` });
    },
  );

  test.each(['soon', '25:00Z', '03:61Z', '2026-13-01T00:00Z', '2026-02-30T00:00Z', '3 pm'])(
    '%s is refused',
    text => {
      expect(parseOccurred(text, now)).toHaveProperty('error');
    },
  );

  test.each([
    ['about 02:10Z', { at: '2026-11-21T02:10:00.000Z', precision: 'approximate' }, 'about 02:10Z'],
    [
      '~2026-11-20T02:10Z',
      { at: '2026-11-20T02:10:00.000Z', precision: 'approximate' },
      'about 2026-11-20 02:10Z',
    ],
    ['02Z', { at: '2026-11-21T02:00:00.000Z', precision: 'hour' }, 'in the hour from 02:00Z'],
    [
      '2026-11-20T02Z',
      { at: '2026-11-20T02:00:00.000Z', precision: 'hour' },
      'in the hour from 2026-11-20 02:00Z',
    ],
    ['2026-11-20Z', { at: '2026-11-20T00:00:00.000Z', precision: 'day' }, 'on 2026-11-20'],
    ['02:10:07Z', { at: '2026-11-21T02:10:07.000Z', precision: 'second' }, '02:10:07Z'],
  ] as const)('%s is known that exactly, and said so', (text, occurred, says) => {
    expect(parseOccurred(text, now)).toEqual(occurred);
    expect(momentText(occurred, now)).toBe(says);
  });

  test('any text gives a time of the past or one sentence, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const read = parseOccurred(text, now);
        expect('error' in read || !Number.isNaN(Date.parse(read.at))).toBe(true);
      }),
    );
  });
});

describe('how times are said', () => {
  test('the date stands only where it is not today’s', () => {
    expect(clockTime(now, now)).toBe('03:12Z');
    expect(clockTime(now - 86_400_000, now)).toBe('2026-11-20 03:12Z');
  });

  test.each([
    [45_000, '45s'],
    [59 * 60_000, '59m'],
    [185 * 60_000, '3h 05m'],
    [52 * 3_600_000, '2d 4h'],
  ])('%d ms is %s', (ms, text) => expect(span(ms)).toBe(text));

  test('before and after a deadline', () => {
    expect(until(now + 60_000, now)).toBe('in 1m');
    expect(until(now - 120_000, now)).toBe('over by 2m');
  });

  test('since the opening, in hours and minutes', () => {
    expect(sinceOpening(now - 41 * 60_000, now)).toBe('T+00:41');
    expect(sinceOpening(now - 100 * 3_600_000, now)).toBe('T+100:00');
  });
});
