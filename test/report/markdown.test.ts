import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { payloads } from '../terminal/payloads.ts';
import { everywhere } from './everywhere.ts';
import { markupPayloads } from './markup-payloads.ts';
import { playedReport } from './played-report.ts';

/** Tags, live links, images, emphasis, code: none of these without a backslash before it. */
const alive =
  /(?<!\\)[<>`[\]*~]|(?<!\\):\/\/|(?<!\\)@|www\.|[\x00-\x08\x0b-\x1f\u202a-\u202e\u200b-\u200f\u{e0000}-\u{e007f}]/iu;

/** What would begin a heading, a list in a list, or code. */
const begins = /^- (?:[#+=-]|\d+[.)]|\s{4})/;

const attacks = [...payloads.map(([, payload]) => payload), ...markupPayloads];

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
    expect(lines[2]).toContain('EXERCISE');
    expect(lines.at(-1)).toContain('EXERCISE');
  });

  test.each(attacks)('holds no markup of what people wrote, in any place: %j', async attack => {
    const report = await playedReport('ransomware-false-alarm.yaml');
    const ours = new Set(renderMarkdown(everywhere(report, 'X')).split('\n'));
    const theirs = renderMarkdown(everywhere(report, attack))
      .split('\n')
      .filter(line => !ours.has(line));
    expect(theirs.length).toBeGreaterThan(20);
    for (const line of theirs) {
      expect(line.replace(/^> \*\*|\*\*$|^\*\*|: \*\*/g, '').replaceAll('<br>', '')).not.toMatch(alive);
      expect(line).not.toMatch(begins);
    }
  });

  test('keeps every row whole, whatever stands in it', async () => {
    const report = await playedReport('ransomware-false-alarm.yaml');
    const rows = renderMarkdown(everywhere(report, 'X')).split('\n').length;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), text => {
        expect(renderMarkdown(everywhere(report, text)).split('\n')).toHaveLength(rows);
      }),
      { numRuns: 200 },
    );
  });
});
