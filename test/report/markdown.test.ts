import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseReport } from '../../src/report/case-report.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { playedReport } from './played-report.ts';

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '![x](https://evil.example/pixel.png)',
  'https://evil.example/login',
  'www.evil.example',
  'dana@evil.example',
  '`code`',
  '# heading',
  '**bold** _it_ ~~gone~~',
  'a | b | c',
  'line\n# second\r\n---\n| x |',
  '&lt;script&gt;',
  '\u202egnp.exe',
  '\u200bhidden',
  '\x1b]0;title\x07',
  '\u{e0041}tag',
];

/** Tags, live links, images, emphasis, code: none of these without a backslash before it. */
const alive =
  /(?<!\\)[<>`[\]*~]|(?<!\\):\/\/|(?<!\\)@|www\.|[\x00-\x08\x0b-\x1f\u202a-\u202e\u200b-\u200f\u{e0000}-\u{e007f}]/iu;

describe('a report as Markdown', () => {
  test('says all sections of a played case', async () => {
    const report = renderMarkdown(await playedReport('ransomware-false-alarm.yaml'));
    await expect(report).toMatchFileSnapshot(
      join(import.meta.dirname, '../fixtures/report/ransomware-false-alarm.md'),
    );
  });

  test('says EXERCISE first and last when the case is a drill', async () => {
    const report = await playedReport('ransomware-false-alarm.yaml');
    const lines = renderMarkdown({ ...report, case: { ...report.case, mode: 'drill' } })
      .trimEnd()
      .split('\n');
    expect(lines[1]).toContain('EXERCISE');
    expect(lines.at(-1)).toContain('EXERCISE');
  });

  test.each(attacks)('holds no markup of what people wrote, in any place: %j', async attack => {
    const report = await playedReport('ransomware-false-alarm.yaml');
    const ours = new Set(renderMarkdown(everywhere(report, 'X')).split('\n'));
    const theirs = renderMarkdown(everywhere(report, attack))
      .split('\n')
      .filter(line => !ours.has(line));
    expect(theirs.length).toBeGreaterThan(20);
    for (const line of theirs) expect(line.replaceAll('<br>', '')).not.toMatch(alive);
  });

  test('keeps every row whole, whatever stands in it', async () => {
    const report = await playedReport('ransomware-false-alarm.yaml');
    const rows = renderMarkdown(report).split('\n').length;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(renderMarkdown(everywhere(report, text)).split('\n')).toHaveLength(rows);
      }),
      { numRuns: 200 },
    );
  });
});

/** The report with one text in every place that holds what people or playbooks wrote. */
function everywhere(report: CaseReport, text: string): CaseReport {
  const swap = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return keep.has(key) ? value : text;
    if (Array.isArray(value)) return value.map(one => swap(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, swap(v, k)]));
  };
  return swap(report) as CaseReport;
}

/** What is never free text. */
const keep = new Set(['mode', 'state']);
