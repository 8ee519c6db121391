import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseFigures } from '../../src/overview/stats/case-figures.ts';
import { percentile } from '../../src/overview/stats/measure.ts';
import { timesPicture } from '../../src/overview/stats/pictures/times.ts';
import { statsOf } from '../../src/overview/stats/stats.ts';
import { statsCsv } from '../../src/overview/stats/stats-csv.ts';
import { statsHtml } from '../../src/overview/stats/stats-html.ts';
import { statsLines } from '../../src/overview/stats/stats-lines.ts';
import { widthOf } from '../../src/report/html/pictures/labels.ts';

const figures: CaseFigures = {
  name: '001',
  mode: 'live',
  playbook: 'phishing',
  types: ['phishing'],
  opened: '2026-11-21T03:00:00Z',
  closed: true,
  falseAlarm: false,
  durations: [
    { name: 'containment', ms: 60_000 },
    { name: 'recovery', ms: null },
  ],
  stages: [],
  decisions: [],
  deadlines: [],
};
const contained = (ms: number | null): CaseFigures => ({
  ...figures,
  durations: [{ name: 'containment', ms }],
});

function measured(name: string, ...cases: CaseFigures[]) {
  const found = statsOf(cases, 'live').all.measures.find(one => one.name === name);
  return found && [found.count, found.median, found.nineInTen];
}

describe('a measure', () => {
  test('is not recorded where no case has it, and nothing is guessed', () => {
    expect(measured('recovery', figures)).toEqual([0, null, null]);
    const text = statsLines(statsOf([contained(null)], 'live'), []).map(line =>
      line.map(s => s.text).join(''),
    );
    expect(text.filter(line => line.includes('not recorded')).length).toBeGreaterThanOrEqual(12);
  });

  test('is of the cases that recorded it', () => {
    const cases = [50, 10, 20, 40, 30].map(contained);
    expect(measured('containment', ...cases, contained(null))).toEqual([5, 30, 50]);
  });

  test('leaves out false alarms, which are counted', () => {
    const alarm = { ...contained(1), falseAlarm: true };
    expect(measured('containment', contained(30), alarm)).toEqual([1, 30, 30]);
    expect(statsOf([contained(30), alarm], 'live').all).toMatchObject({ cases: 2, falseAlarms: 1 });
  });

  test('adds up the phases of one stage, and waits for those that are not finished', () => {
    const stages = (...ms: (number | null)[]) => ({
      ...figures,
      stages: ms.map(one => ({ name: 'containment', ms: one })),
    });
    expect(measured('time in containment', stages(10, 20), stages(5, null))).toEqual([1, 30, 30]);
  });

  test('of margins tells what nine in ten had at least', () => {
    const deadlines = Array.from({ length: 10 }, (_, i) => ({
      id: 'x',
      state: 'met' as const,
      margin: i * 10,
    }));
    expect(measured('deadline margin', { ...figures, deadlines })).toEqual([10, 40, 0]);
  });
});

test('drills and live cases are never counted together', () => {
  const drill = { ...contained(1), mode: 'drill' as const };
  expect(measured('containment', contained(30), drill)).toEqual([1, 30, 30]);
  expect(statsOf([contained(30), drill], 'drill').all).toMatchObject({ cases: 1 });
});

test('a case of two types counts for each, and once in all', () => {
  const stats = statsOf([{ ...figures, types: ['phishing', 'malware'] }, figures], 'live');
  expect(stats.types.map(({ key, cases }) => [key, cases])).toEqual([
    ['malware', 1],
    ['phishing', 2],
  ]);
  expect(stats.all.cases).toBe(2);
  expect(stats.months.map(({ key }) => key)).toEqual(['2026-11']);
});

test('a percentile is a value that was recorded, with enough of the others at or below it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer(), { minLength: 1 }),
      fc.integer({ min: 1, max: 100 }),
      (values, percent) => {
        const sorted = values.toSorted((a, b) => a - b);
        const value = percentile(sorted, percent) as number;
        const below = sorted.filter(other => other <= value).length;
        const under = sorted.filter(other => other < value).length;
        expect(sorted).toContain(value);
        expect(below / sorted.length).toBeGreaterThanOrEqual(percent / 100 - 1e-9);
        expect(under / sorted.length).toBeLessThan(percent / 100);
      },
    ),
  );
});

test('as a table, a time is in seconds, and what was not recorded is empty', () => {
  const rows = statsCsv(statsOf([contained(90_000)], 'live')).split('\r\n');
  expect(rows).toContain('live,all,all,1,containment,contained - detected,1,90,90');
  expect(rows).toContain('live,month,2026-11,1,recovery,recovered - detected,0,,');
});

describe('the page with plots', () => {
  const page = (cases: CaseFigures[], mode: 'live' | 'drill' = 'live') =>
    statsHtml(statsOf(cases, mode), [], { organisation: '<b>Example</b>', now: Date.UTC(2026, 10, 22) });

  test('draws each time that was recorded, and nothing where none was', () => {
    const text = page([contained(60_000), contained(120_000)]);
    const [wide = ''] = /<svg[^>]*aria-label="Times[\s\S]*?<\/svg>/.exec(text) ?? [];
    expect(wide.match(/<circle class="one"/g)).toHaveLength(2);
    expect(page([contained(null)])).not.toContain('aria-label="Times');
  });

  test('gives months without a case their place', () => {
    const text = page([figures, { ...figures, opened: '2027-02-01T00:00:00Z' }]);
    for (const month of ['2026-11', '2026-12', '2027-01', '2027-02'])
      expect(text).toContain(`<title>${month}: `);
  });

  test('has nothing of anybody’s text as markup, and says EXERCISE of drills', () => {
    const text = page([{ ...figures, mode: 'drill', types: ['<script>'] }], 'drill');
    expect(text).not.toMatch(/<b>Example|<script>/);
    expect(text).toContain('EXERCISE');
    expect(page([figures])).not.toContain('EXERCISE');
  });
});

test('a margin below zero stays a number in the table, so that a spreadsheet can reckon with it', () => {
  const late = statsOf([contained(-60_000)], 'live');
  expect(statsCsv(late)).toContain(',containment,contained - detected,1,-60,-60\r\n');
});

test('on a narrow page no label of the scale is cut off at its edge', () => {
  const { all } = statsOf([contained(60_000)], 'live');
  const svg = timesPicture(all.measures, 360)?.text ?? '';
  const ticks = [...svg.matchAll(/<text class="tick" x="([^"]+)"[^>]*>([^<]+)/g)];
  expect(ticks.length).toBeGreaterThan(1);
  for (const [, x, text = ''] of ticks) expect(Number(x)).toBeGreaterThanOrEqual(widthOf(text, 9) / 2);
});
