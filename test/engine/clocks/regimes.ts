import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assessClock } from '../../../src/engine/clocks/assess-clock.ts';
import type { ClockFacts } from '../../../src/engine/clocks/clock-facts.ts';
import type { Deadline } from '../../../src/engine/clocks/deadline.ts';
import type { Moment } from '../../../src/engine/clocks/moment.ts';
import type { Calendar } from '../../../src/playbook/calendar.ts';
import { loadPlaybook } from '../../../src/playbook/load-playbook.ts';
import type { Clock } from '../../../src/playbook/playbook.ts';

const folder = join(import.meta.dirname, '../../../playbooks');

/** Every clock of the regimes that are shipped, as they are compiled into a playbook that uses them. */
export async function shippedClocks(): Promise<Clock[]> {
  const regimes = readdirSync(join(folder, 'regulations')).map(name => name.replace(/\.yaml$/, ''));
  const text = `tocsin: 1
id: all-regimes
title: All regimes
version: 1.0.0
clocks:
${regimes.map(name => `  - use: regulations/${name}\n`).join('')}phases:
  - id: one
    title: One
    steps:
      - id: step
        title: Step
`;
  const { playbook, findings } = await loadPlaybook(text, 'all.yaml', {
    readFragment: path => readFileSync(join(folder, path), 'utf8'),
  });
  if (!playbook) throw new Error(findings.map(({ message }) => message).join('\n'));
  return playbook.clocks;
}

/** When what a clock runs from happened: ISO 8601 with a zone. `[now, before]`: corrected. */
export type Told = Record<string, string | [now: string, before: string]>;

/** Where a clock stands that applies: `told` names milestones, and clocks that were met. */
export function assess(
  clock: Clock,
  told: Told,
  calendars: Record<string, Calendar> = {},
  now = Date.parse('2026-01-01T00:00:00Z'),
): Deadline {
  const moment = (name: string): Moment | undefined => {
    const [at, was] = [told[name] ?? []].flat();
    if (at === undefined) return undefined;
    return was === undefined ? { at: Date.parse(at) } : { at: Date.parse(at), was: Date.parse(was) };
  };
  const facts: ClockFacts = {
    milestone: moment,
    stepDone: moment,
    submissions: id => [moment(id) ?? []].flat(),
    decided: () => undefined,
    acknowledged: () => undefined,
    evaluate: () => ({ kind: 'value', value: true, read: {} }),
    calendars,
  };
  return assessClock(clock, facts, now);
}

const eastern = {
  zone: 'America/New_York',
  holidays: [
    '2025-12-25',
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-05-25',
    '2026-06-19',
    '2026-07-03',
    '2026-09-07',
    '2026-10-12',
    '2026-11-11',
    '2026-11-26',
    '2026-12-25',
    '2027-01-01',
    '2027-01-18',
    '2027-02-15',
  ],
};

const belgian = {
  zone: 'Europe/Brussels',
  holidays: [
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-07-21',
    '2026-08-15',
    '2026-11-11',
    '2026-12-25',
    '2027-01-01',
    '2027-03-29',
  ],
};

/** Calendars as an organisation would give them; `default` serves clocks that name none. */
export const days = {
  none: {},
  /** Regulation 1182/71 Art. 3(4): what does not end on a working day ends with the next one. */
  brussels: { default: { ...belgian, roll: 'next-working-day' } },
  brusselsFinance: { default: belgian },
  /** EDGAR takes filings of a day until 17:30 Eastern (Regulation S-T Rule 13(a)(2)). */
  sec: { 'us-federal': { ...eastern, dayEnds: '17:30' } },
  newYork: { default: eastern, banking: eastern },
  sydney: { default: { zone: 'Australia/Sydney', holidays: ['2026-01-26', '2026-04-03', '2026-04-06'] } },
} satisfies Record<string, Record<string, Calendar>>;
