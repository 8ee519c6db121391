import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dueAt } from '../../../src/engine/clocks/due-at.ts';
import type { Calendar, Roll } from '../../../src/playbook/calendar.ts';
import type { Clock, Period } from '../../../src/playbook/playbook.ts';
import { assess } from './regimes.ts';

const day = 86_400_000;
const anchor = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2040-01-01') });
const roll = fc.constantFrom<Roll>('none', 'next-working-day', 'noon-of-next-working-day');
const zone = fc.constantFrom(
  'UTC',
  'Europe/Brussels',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Havana',
  'Asia/Beirut',
);
const calendar: fc.Arbitrary<Calendar> = fc.record(
  {
    zone,
    holidays: fc.array(
      anchor.map(ms => new Date(ms).toISOString().slice(0, 10)),
      { maxLength: 20 },
    ),
    weekend: fc.constantFrom([6, 7], [5, 6], []),
    roll,
  },
  { requiredKeys: ['zone', 'holidays'] },
);
const period: fc.Arbitrary<Period> = fc
  .record({
    count: fc.integer({ min: 1, max: 120 }),
    unit: fc.constantFrom<Period['unit']>('second', 'minute', 'hour', 'day', 'working-day', 'month'),
  })
  .map(parts => ({ ...parts, text: `${parts.count} ${parts.unit}` }));

it('nothing is due before its anchor', () => {
  fc.assert(
    fc.property(anchor, period, fc.option(calendar, { nil: undefined }), roll, (at, within, days, own) => {
      expect(dueAt(at, within, days, own)).toBeGreaterThan(at);
    }),
  );
});

it('what happened later is never due earlier', () => {
  fc.assert(
    fc.property(anchor, fc.nat({ max: 40 * day }), period, calendar, (at, later, within, days) => {
      expect(dueAt(at + later, within, days)).toBeGreaterThanOrEqual(dueAt(at, within, days));
    }),
  );
});

it('a rolled end is never earlier than one that stays, and by less than the days off', () => {
  fc.assert(
    fc.property(anchor, period, calendar, (at, within, days) => {
      const stays = dueAt(at, within, days, 'none');
      const rolled = dueAt(at, within, days, 'next-working-day');
      expect(rolled).toBeGreaterThanOrEqual(stays);
      expect(rolled - stays).toBeLessThan((days.holidays.length + 3) * day + day / 12);
    }),
  );
});

it('without a calendar a period in days is never longer than in any zone', () => {
  fc.assert(
    fc.property(anchor, fc.integer({ min: 1, max: 400 }), zone, (at, count, in_) => {
      const within: Period = { count, unit: 'day', text: `${count}d` };
      const hour = 3_600_000;
      expect(dueAt(at, within)).toBeLessThan(dueAt(at, within, { zone: in_, holidays: [] }) + hour + 1000);
    }),
  );
});

it('a corrected anchor gives what it would have been', () => {
  const cap = { within: { text: '24h', count: 24, unit: 'hour' as const }, of: { milestone: 'aware' } };
  fc.assert(
    fc.property(anchor, anchor, anchor, period, calendar, (right, wrong, aware, within, days) => {
      const clock: Clock = {
        id: 'c',
        title: 'c',
        starts: { milestone: 'classified' },
        within,
        atMost: cap,
        content: [],
        status: 'in-force',
      };
      const iso = (ms: number) => new Date(ms).toISOString();
      const calendars = { default: days };
      const straight = assess(clock, { aware: iso(aware), classified: iso(right) }, calendars);
      const corrected = assess(clock, { aware: iso(aware), classified: [iso(right), iso(wrong)] }, calendars);
      const before = assess(clock, { aware: iso(aware), classified: iso(wrong) }, calendars);
      expect(corrected.due).toBe(straight.due);
      expect(corrected.dueBefore ?? corrected.due).toBe(before.due);
      expect(corrected.due).toBeGreaterThanOrEqual(right);
    }),
  );
});
