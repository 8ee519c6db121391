import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { csvOf } from '../../../src/report/export/csv.ts';
import { irisFiles } from '../../../src/report/export/iris.ts';
import { stixBundle } from '../../../src/report/export/stix/stix-bundle.ts';
import { timelineCsv } from '../../../src/report/export/timeline-csv.ts';
import { timesketchCsv, timesketchJsonl } from '../../../src/report/export/timesketch.ts';
import { verisOf } from '../../../src/report/export/veris.ts';
import { payloads } from '../../terminal/payloads.ts';
import { everywhere } from '../everywhere.ts';
import { fullReport } from './full-report.ts';

const formulas = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '=cmd|"/C calc"!A0',
  '-2+3+cmd|x',
];
const markup = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '","=1+1","', '"\r\n=1+1'];
const hostile = [...formulas, ...markup, ...payloads.map(([, payload]) => payload)];

/** What could move a cursor, colour, reorder or hide; tabs and line ends may stand in a cell. */
const active = /[\p{Cc}\p{Bidi_Control}\u200B-\u200D\u{E0000}-\u{E007F}]/u;

describe.each(hostile)('%j in every place that people write', text => {
  test('begins no cell as a formula, and acts on no terminal', async () => {
    const report = times(everywhere(await fullReport({ privileged: true }), text));
    const tables = [timelineCsv(report), timesketchCsv(report), ...irisFiles(report).map(file => file.text)];
    for (const table of tables) {
      const rows: string[][] = parse(table);
      expect(new Set(rows.map(row => row.length)).size).toBe(1);
      for (const cell of rows.flat())
        expect(
          cell.startsWith('+00:00') || /^(?![=+\-@\t\r\n＝＋－＠])/.test(cell),
          JSON.stringify(cell),
        ).toBe(true);
      expect(active.test(table.replace(/[\r\n\t]/g, ''))).toBe(false);
      expect(table.replaceAll('\r\n', '\n')).not.toContain('\r');
    }
  });

  test('is the same text for a program that reads JSON', async () => {
    const report = times(everywhere(await fullReport({ privileged: true }), text));
    const jsonl = timesketchJsonl(report);
    expect(active.test(jsonl.replaceAll('\n', ''))).toBe(false);
    for (const line of jsonl.trimEnd().split('\n')) expect(JSON.parse(line).person).toBe(text);
    expect(JSON.parse(JSON.stringify([stixBundle(report), verisOf(report)]))).toHaveLength(2);
  });
});

/** Times are written by the program: they stay. */
function times(report: Awaited<ReturnType<typeof fullReport>>) {
  const at = '2026-11-21T03:10:00.000Z';
  const steps = report.steps.map(step => ({ ...step, opened: at, ended: at }));
  const timeline = report.timeline.map((told, i) => ({ ...told, at, recorded: at, ref: `ref ${i}` }));
  const observables = report.observables.map(o => ({ ...o, kind: 'account' as const, at }));
  const corrections = report.corrections.map(c => ({ ...c, at }));
  const milestones = report.milestones.map(m => ({ ...m, at }));
  const heading = { ...report.case, opened: at, tlp: 'green' };
  return { ...report, made: at, case: heading, steps, timeline, observables, corrections, milestones };
}

test('a cell of several lines stays one cell', () => {
  const table = csvOf(['a', 'b'], [['one\r\ntwo', 'x']]);
  expect(parse(table)).toEqual([
    ['a', 'b'],
    ['one\ntwo', 'x'],
  ]);
});

describe('what must not go out', () => {
  const all = (report: Awaited<ReturnType<typeof fullReport>>) =>
    [
      timelineCsv(report),
      timesketchCsv(report),
      timesketchJsonl(report),
      JSON.stringify(stixBundle(report)),
      JSON.stringify(verisOf(report)),
      JSON.stringify(irisFiles(report)),
      JSON.stringify(report),
    ] as const;

  test('a privileged note is in no export, but where it is asked for', async () => {
    for (const text of all(await fullReport())) expect(text).not.toContain('Counsel');
    const [csv, , jsonl, stix, , iris] = all(await fullReport({ privileged: true }));
    for (const text of [csv, jsonl, stix, iris]) expect(text).toContain('Counsel');
  });

  test('every export of a drill says that it is one', async () => {
    const texts = all(await fullReport({ drill: true })).slice(0, -1);
    for (const text of texts) expect(text).toContain('EXERCISE');
    const { objects } = stixBundle(await fullReport({ drill: true }));
    const observed = ['marking-definition', 'ipv6-addr', 'file', 'user-account'];
    for (const object of objects.filter(({ type }) => !observed.includes(type)))
      expect(object.labels, object.type).toEqual(['exercise']);
  });

  test('redacted, nobody’s name is in any', async () => {
    const report = await fullReport({ redact: true });
    for (const text of all(report)) expect(text).not.toMatch(/\bdana\b/i);
  });
});
