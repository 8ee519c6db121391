import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/playbook/playbook.ts';
import { assess, days, shippedClocks, type Told } from './regimes.ts';

/**
 * Due dates worked out by hand from the laws' text, each beside its article. "1182/71" is Regulation (EEC, Euratom) No 1182/71
 * on periods: hours run through (Art. 3(3)); days and months do not count the day of the event (3(1)), end with the last hour of
 * their last day (3(2)), and where that is no working day, of the next one (3(4)).
 */
type Case = [article: string, clock: string, told: Told, counted: keyof typeof days, due: string];

// biome-ignore format: one case a line
const hours: Case[] = [
  ['GDPR 33(1), 1182/71 3(3): over a weekend', 'gdpr-33-authority', { aware: '2026-11-20T16:00Z' }, 'none', '2026-11-23T16:00Z'],
  ['GDPR 33(1): over Christmas, whatever the calendar', 'gdpr-33-authority', { aware: '2026-12-24T09:30Z' }, 'brussels', '2026-12-27T09:30Z'],
  ['GDPR 33(1): over New Year', 'gdpr-33-authority', { aware: '2026-12-30T22:15Z' }, 'none', '2027-01-02T22:15Z'],
  ['GDPR 33(1): over 29 February', 'gdpr-33-authority', { aware: '2028-02-27T08:00Z' }, 'none', '2028-03-01T08:00Z'],
  ['GDPR 33(1): over the end of a February of 28 days', 'gdpr-33-authority', { aware: '2026-02-27T08:00Z' }, 'none', '2026-03-02T08:00Z'],
  ['GDPR 33(1): clocks go forward', 'gdpr-33-authority', { aware: '2026-03-27T18:00+01:00' }, 'brussels', '2026-03-30T19:00+02:00'],
  ['GDPR 33(1): clocks go back', 'gdpr-33-authority', { aware: '2026-10-23T18:00+02:00' }, 'brussels', '2026-10-26T17:00+01:00'],
  ['GDPR 33(1): aware in the hour that comes twice, the first time', 'gdpr-33-authority', { aware: '2026-10-25T02:30+02:00' }, 'brussels', '2026-10-28T01:30+01:00'],
  ['GDPR 33(1): and the second time', 'gdpr-33-authority', { aware: '2026-10-25T02:30+01:00' }, 'brussels', '2026-10-28T02:30+01:00'],
  ['UK GDPR 33(1): over Easter', 'uk-gdpr-33-ico', { aware: '2026-04-03T17:00+01:00' }, 'none', '2026-04-06T17:00+01:00'],
  ['UK GDPR 33(1): summer time begins', 'uk-gdpr-33-ico', { aware: '2026-03-28T12:00Z' }, 'none', '2026-03-31T13:00+01:00'],
  ['NIS2 23(4)(a): a Saturday to a Sunday', 'nis2-early-warning', { aware: '2026-11-21T23:59Z' }, 'brussels', '2026-11-22T23:59Z'],
  ['NIS2 23(4)(b)', 'nis2-notification', { aware: '2026-11-20T16:00Z' }, 'brussels', '2026-11-23T16:00Z'], [ 'NIS2 23(4), second subparagraph: trust services', 'nis2-notification-trust', { aware: '2026-11-20T16:00Z' }, 'brussels', '2026-11-21T16:00Z'],
  ['NYDFS 500.17(a)(1): clocks go forward', 'nydfs-500-incident', { determined: '2026-03-06T12:00-05:00' }, 'newYork', '2026-03-09T13:00-04:00'],
  ['NYDFS 500.17(c)(1): clocks go back', 'nydfs-500-payment', { paid: '2026-10-31T12:00-04:00' }, 'newYork', '2026-11-01T11:00-05:00'],
  ['CERT-In Directions (ii): six hours from noticing, past midnight', 'cert-in-report', { detected: '2026-11-21T22:00+05:30' }, 'none', '2026-11-22T04:00+05:30'],
  ['CERT-In Directions (ii): or from being told, whichever is first', 'cert-in-report', { detected: '2026-11-21T22:00+05:30', aware: '2026-11-21T20:00+05:30' }, 'none', '2026-11-22T02:00+05:30'],
  ['CRA 14(2)(a): exploited vulnerability', 'eu-cra-vulnerability-warning', { aware: '2026-12-31T12:00Z' }, 'brussels', '2027-01-01T12:00Z'],
  ['CRA 14(2)(b)', 'eu-cra-vulnerability-notification', { aware: '2026-12-31T12:00Z' }, 'brussels', '2027-01-03T12:00Z'],
  ['CRA 14(4)(a): severe incident', 'eu-cra-incident-warning', { aware: '2026-10-24T12:00+02:00' }, 'brussels', '2026-10-25T11:00+01:00'],
  ['CRA 14(4)(b)', 'eu-cra-incident-notification', { aware: '2026-10-24T12:00+02:00' }, 'brussels', '2026-10-27T11:00+01:00'],
];

// biome-ignore format: one case a line
const dora: Case[] = [
  ['RTS 2025/301 5(1)(a): four hours from classification', 'dora-initial', { aware: '2026-11-19T08:00Z', classified: '2026-11-19T10:00Z' }, 'none', '2026-11-19T14:00Z'],
  ['RTS 2025/301 5(1)(a): never past 24 hours from awareness', 'dora-initial', { aware: '2026-11-18T08:00Z', classified: '2026-11-19T07:00Z' }, 'none', '2026-11-19T08:00Z'],
  ['RTS 2025/301 5(1)(a): both limits at once', 'dora-initial', { aware: '2026-11-18T08:00Z', classified: '2026-11-19T04:00Z' }, 'none', '2026-11-19T08:00Z'],
  ['RTS 2025/301 5(1)(a): classified at the end of the 24 hours', 'dora-initial', { aware: '2026-11-18T08:00Z', classified: '2026-11-19T08:00Z' }, 'none', '2026-11-19T08:00Z'],
  ['RTS 2025/301 5(1)(a): classified later than 24 hours', 'dora-initial', { aware: '2026-11-18T08:00Z', classified: '2026-11-19T08:01Z' }, 'none', '2026-11-19T12:01Z'],
  ['RTS 2025/301 5(1)(a): classified days later', 'dora-initial', { aware: '2026-11-16T08:00Z', classified: '2026-11-19T22:00Z' }, 'none', '2026-11-20T02:00Z'],
  ['RTS 2025/301 5(1)(a): awareness not recorded', 'dora-initial', { classified: '2026-11-19T10:00Z' }, 'none', '2026-11-19T14:00Z'],
  ['RTS 2025/301 5(4): classified on a Saturday', 'dora-initial', { aware: '2026-11-21T08:30+01:00', classified: '2026-11-21T09:00+01:00' }, 'brusselsFinance', '2026-11-23T12:00+01:00'],
  ['RTS 2025/301 5(4): four hours that end on a Saturday', 'dora-initial', { aware: '2026-11-20T21:00+01:00', classified: '2026-11-20T22:00+01:00' }, 'brusselsFinance', '2026-11-23T12:00+01:00'],
  ['RTS 2025/301 5(4): four hours that end on a Friday stay', 'dora-initial', { aware: '2026-11-20T18:00+01:00', classified: '2026-11-20T19:00+01:00' }, 'brusselsFinance', '2026-11-20T23:00+01:00'],
  ['RTS 2025/301 5(1)(b): from the submission of the initial notification', 'dora-intermediate', { aware: '2026-11-16T08:00Z', classified: '2026-11-16T09:00Z', 'dora-initial': '2026-11-16T12:00Z' }, 'none', '2026-11-19T12:00Z'],
  ['RTS 2025/301 5(1)(b), (4): ends on a Sunday', 'dora-intermediate', { 'dora-initial': '2026-11-19T12:00+01:00' }, 'brusselsFinance', '2026-11-23T12:00+01:00'],
  ['RTS 2025/301 5(1)(b), (4): ends on a bank holiday', 'dora-intermediate', { 'dora-initial': '2026-12-22T15:00+01:00' }, 'brusselsFinance', '2026-12-28T12:00+01:00'],
  ['RTS 2025/301 5(1)(c): a month of 31 days to one of 30', 'dora-final', { 'dora-intermediate': '2026-10-31T15:00+01:00' }, 'brusselsFinance', '2026-11-30T23:59:59+01:00'],
  ['RTS 2025/301 5(1)(c), (4): ends on Christmas Day', 'dora-final', { 'dora-intermediate': '2026-11-25T15:00+01:00' }, 'brusselsFinance', '2026-12-28T12:00+01:00'],
];

// biome-ignore format: one case a line
const months: Case[] = [
  ['NIS2 23(4)(d), 1182/71 3(2)(c), (4): 31 January, 28 February is a Saturday', 'nis2-final', { 'nis2-notification': '2026-01-31T10:00Z' }, 'brussels', '2026-03-02T23:59:59+01:00'],
  ['NIS2 23(4)(d): 31 January of a leap year', 'nis2-final', { 'nis2-notification': '2028-01-31T10:00Z' }, 'brussels', '2028-02-29T23:59:59+01:00'],
  ['NIS2 23(4)(d): from 29 February', 'nis2-final', { 'nis2-notification': '2028-02-29T10:00Z' }, 'brussels', '2028-03-29T23:59:59+02:00'],
  ['NIS2 23(4)(d): an ordinary month', 'nis2-final', { 'nis2-notification': '2026-11-24T10:00+01:00' }, 'brussels', '2026-12-24T23:59:59+01:00'],
  ['NIS2 23(4)(d), 1182/71 3(4): ends on Christmas Day, a Friday', 'nis2-final', { 'nis2-notification': '2026-11-25T10:00+01:00' }, 'brussels', '2026-12-28T23:59:59+01:00'],
  ["NIS2 23(4)(d), 1182/71 3(4): ends on New Year's Day, a Friday", 'nis2-final', { 'nis2-notification': '2026-12-01T10:00+01:00' }, 'brussels', '2027-01-04T23:59:59+01:00'],
  ['NIS2 23(4)(d): summer time begins on the way', 'nis2-final', { 'nis2-notification': '2026-03-10T23:30+01:00' }, 'brussels', '2026-04-10T23:59:59+02:00'],
  ["NIS2 23(4)(d): the day is the zone's, already 1 May there", 'nis2-final', { 'nis2-notification': '2026-04-30T23:30Z' }, 'brussels', '2026-06-01T23:59:59+02:00'],
  ['NIS2 23(4)(d): from the notice of a trust service', 'nis2-final', { 'nis2-notification-trust': '2026-11-24T10:00+01:00' }, 'brussels', '2026-12-24T23:59:59+01:00'],
  ['NIS2 23(4)(d): without a calendar, to the minute in UTC', 'nis2-final', { 'nis2-notification': '2026-01-31T10:00Z' }, 'none', '2026-02-28T10:00Z'],
  ['NIS2 23(4)(e): ends on the Assumption, a Saturday', 'nis2-final-after-progress', { 'handled-after-progress-report': '2026-07-15T10:00+02:00' }, 'brussels', '2026-08-17T23:59:59+02:00'],
  ['CRA 14(4)(c): 29 January, 28 February is a Sunday', 'eu-cra-incident-final', { 'eu-cra-incident-notification': '2027-01-29T10:00+01:00' }, 'brussels', '2027-03-01T23:59:59+01:00'],
];

// biome-ignore format: one case a line
const calendarDays: Case[] = [
  ["CRA 14(2)(c), 1182/71 3(4): 14 days end on New Year's Day", 'eu-cra-vulnerability-final', { 'fix-available': '2026-12-18T10:00+01:00' }, 'brussels', '2027-01-04T23:59:59+01:00'],
  ['CRA 14(2)(c), 1182/71 3(4): 14 days end on a Saturday', 'eu-cra-vulnerability-final', { 'fix-available': '2026-11-21T10:00+01:00' }, 'brussels', '2026-12-07T23:59:59+01:00'],
  ['CRA 14(2)(c): 14 days over 29 February', 'eu-cra-vulnerability-final', { 'fix-available': '2028-02-16T10:00+01:00' }, 'brussels', '2028-03-01T23:59:59+01:00'],
  ['NYDFS 500.17(c)(2): 30 days', 'nydfs-500-payment-reasons', { paid: '2026-11-21T12:00-05:00' }, 'newYork', '2026-12-21T23:59:59-05:00'],
  ['NYDFS 500.17(c)(2): 30 calendar days, also where they end on Christmas Day', 'nydfs-500-payment-reasons', { paid: '2026-11-25T12:00-05:00' }, 'newYork', '2026-12-25T23:59:59-05:00'],
  ['HIPAA 164.404(b): 60 days to the end of the year', 'hipaa-individuals', { detected: '2026-11-01T09:00-05:00' }, 'newYork', '2026-12-31T23:59:59-05:00'],
  ['HIPAA 164.404(b): late in the evening, when it is the next day in UTC', 'hipaa-individuals', { detected: '2026-11-02T03:30Z' }, 'newYork', '2026-12-31T23:59:59-05:00'],
  ['HIPAA 164.404(a)(2): from discovery where that came before awareness', 'hipaa-individuals', { aware: '2026-11-20T09:00-05:00', detected: '2026-11-01T09:00-05:00' }, 'newYork', '2026-12-31T23:59:59-05:00'],
  ['HIPAA 164.406(b): media, over 29 February', 'hipaa-media', { aware: '2028-01-15T09:00-05:00' }, 'newYork', '2028-03-15T23:59:59-04:00'],
  ['HIPAA 164.408(b): the Secretary, over a February of 28 days', 'hipaa-hhs', { aware: '2027-01-15T09:00-05:00' }, 'newYork', '2027-03-16T23:59:59-04:00'],
  ['HIPAA 164.408(c): fewer than 500, 60 days after the year', 'hipaa-hhs-annual', { 'discovery-year-ended': '2026-12-31T23:59:59-05:00' }, 'newYork', '2027-03-01T23:59:59-05:00'],
  ['HIPAA 164.408(c): before a leap year', 'hipaa-hhs-annual', { 'discovery-year-ended': '2027-12-31T23:59:59-05:00' }, 'newYork', '2028-02-29T23:59:59-05:00'],
  ['HIPAA 164.410(b): a business associate, without a calendar to the minute', 'hipaa-covered-entity', { aware: '2026-11-01T14:00Z' }, 'none', '2026-12-31T14:00Z'],
  ['Privacy Act 26WH(2)(b): 30 days, summer time ends on the way', 'au-privacy-assessment', { suspected: '2026-03-10T09:00+11:00' }, 'sydney', '2026-04-09T23:59:59+10:00'],
  ['Privacy Act 26WH(2)(b): from 31 January', 'au-privacy-assessment', { suspected: '2026-01-31T09:00+11:00' }, 'sydney', '2026-03-02T23:59:59+11:00'],
  ['Visa, What To Do If Compromised: report in three days', 'payment-cards-report', { suspected: '2026-11-20T09:00-05:00' }, 'newYork', '2026-11-23T23:59:59-05:00'],
];

// biome-ignore format: one case a line
const businessDays: Case[] = [
  ['Form 8-K General Instruction B.1: a plain week', 'sec-8k-105', { material: '2026-11-16T10:00-05:00' }, 'sec', '2026-11-20T17:30-05:00'],
  ['8-K B.1: over Thanksgiving', 'sec-8k-105', { material: '2026-11-20T10:00-05:00' }, 'sec', '2026-11-27T17:30-05:00'],
  ['8-K B.1: determined on a Saturday, the first day is Monday', 'sec-8k-105', { material: '2026-11-14T10:00-05:00' }, 'sec', '2026-11-19T17:30-05:00'],
  ['8-K B.1: determined on Veterans Day', 'sec-8k-105', { material: '2026-11-11T10:00-05:00' }, 'sec', '2026-11-17T17:30-05:00'],
  ['8-K B.1: over New Year', 'sec-8k-105', { material: '2026-12-30T18:00-05:00' }, 'sec', '2027-01-06T17:30-05:00'],
  ['8-K B.1: over Christmas and New Year', 'sec-8k-105', { material: '2026-12-24T10:00-05:00' }, 'sec', '2026-12-31T17:30-05:00'],
  ['8-K B.1: Independence Day, observed on a Friday', 'sec-8k-105', { material: '2026-06-30T10:00-04:00' }, 'sec', '2026-07-07T17:30-04:00'],
  ['8-K B.1: Juneteenth', 'sec-8k-105', { material: '2026-06-15T10:00-04:00' }, 'sec', '2026-06-22T17:30-04:00'],
  ['8-K B.1: Tuesday in UTC, still Monday in New York', 'sec-8k-105', { material: '2026-11-17T03:00Z' }, 'sec', '2026-11-20T17:30-05:00'],
  ['8-K B.1: summer time begins on the way', 'sec-8k-105', { material: '2026-03-05T10:00-05:00' }, 'sec', '2026-03-11T17:30-04:00'],
  ['8-K B.1: summer time ends on the way', 'sec-8k-105', { material: '2026-10-29T10:00-04:00' }, 'sec', '2026-11-04T17:30-05:00'],
  ['8-K B.1: without the calendar, weekends only, in UTC', 'sec-8k-105', { material: '2026-11-20T10:00-05:00' }, 'none', '2026-11-26T23:59:59Z'],
  ['8-K Item 1.05 Instruction 2: over Labor Day', 'sec-8k-105-amendment', { 'missing-information-found': '2026-09-04T10:00-04:00' }, 'sec', '2026-09-11T17:30-04:00'],
  ['Visa, What To Do If Compromised: ten business days over New Year', 'payment-cards-accounts', { suspected: '2026-12-18T10:00-05:00' }, 'newYork', '2027-01-05T23:59:59-05:00'],
];

/** What a workspace says of entities that may use RTS 2025/301 Art. 5(4); Art. 5(5) takes banks and others out of it. */
const variants: Partial<Record<keyof typeof days, Partial<Clock>>> = {
  brusselsFinance: { roll: 'noon-of-next-working-day' },
};

const clocks = await shippedClocks();

describe.each([
  ['hours run through', hours],
  ['DORA', dora],
  ['months', months],
  ['calendar days', calendarDays],
  ['business days', businessDays],
])('%s', (_, cases) => {
  it.each(cases)('%s', (_article, id, told, counted, due) => {
    const clock = clocks.find(known => known.id === id);
    if (!clock) throw new Error(`no shipped clock ${id}`);
    const deadline = assess({ ...clock, ...variants[counted] }, told, days[counted]);
    expect(new Date(deadline.due ?? 0).toISOString()).toBe(new Date(due).toISOString());
  });
});

it('is a table of sixty cases and more, of every shipped clock that has a limit and is law', () => {
  const cases = [...hours, ...dora, ...months, ...calendarDays, ...businessDays];
  expect(cases.length).toBeGreaterThanOrEqual(60);
  const limited = clocks.filter(({ within, status }) => within && status === 'in-force').map(({ id }) => id);
  expect(limited.filter(id => !cases.some(([, clock]) => clock === id))).toEqual([]);
});

describe('a regime that is not law', () => {
  it.each(['circia-incident', 'circia-payment', 'uk-csr-initial', 'eu-digital-omnibus-33-authority'])(
    '%s has no deadline, whatever happened',
    id => {
      const clock = clocks.find(known => known.id === id);
      if (!clock) throw new Error(`no shipped clock ${id}`);
      const deadline = assess(clock, { aware: '2026-11-20T10:00Z', paid: '2026-11-20T10:00Z' });
      expect([deadline.state, deadline.due]).toEqual(['not-applicable', undefined]);
    },
  );
});

it('no clock of a law is due before what it runs from is recorded', () => {
  const due = clocks.filter(clock => assess(clock, {}).due !== undefined).map(({ id }) => id);
  expect(due).toEqual([]);
});
