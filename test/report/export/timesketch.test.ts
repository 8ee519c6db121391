import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { timesketchCsv, timesketchJsonl } from '../../../src/report/export/timesketch.ts';
import { fullReport } from './full-report.ts';

type Row = Record<string, unknown>;

function rows(jsonl: string): Row[] {
  return jsonl
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

/** Names that the index keeps for itself. */
const reserved = ['_id', '_type', '_index', '_source', '__ts_timeline_id'];

describe('a timeline for Timesketch', () => {
  test('has one row for each entry, with the fields that it requires', async () => {
    const report = await fullReport();
    const read = rows(timesketchJsonl(report));
    expect(read).toHaveLength(report.timeline.length);
    for (const [i, row] of read.entries()) {
      const told = report.timeline[i];
      expect(row.message).toContain(told?.word);
      expect(row.datetime).toBe(told?.at);
      expect(row.timestamp).toBe(Date.parse(told?.at ?? '') * 1000);
      expect(String(row.timestamp)).toMatch(/^\d{16}$/);
      expect(row.timestamp_desc).toBe(told?.at === told?.recorded ? 'Recorded' : 'Happened, as told');
      expect(row.tag).toEqual(['incident-response']);
      expect(Object.keys(row).filter(name => reserved.includes(name))).toEqual([]);
    }
  });

  test('gives observables as they are, in a field of their own too', async () => {
    const read = rows(timesketchJsonl(await fullReport()));
    const row = read.find(
      ({ entry_type, message }) => entry_type === 'observable.added' && String(message).startsWith('evil'),
    );
    expect(row).toMatchObject({
      message: expect.stringContaining('evil.example: OBSERVABLE'),
      observables: ['evil.example'],
    });
  });

  test('parts what is too long for one field, and loses nothing of it', async () => {
    const report = await fullReport();
    const text = 'ä long wörd 🔔 '.repeat(6000);
    const [first] = report.timeline;
    if (!first) throw new Error('no entry');
    const long = { ...report, timeline: [{ ...first, about: text, word: '', detail: '' }] };
    const [row = {}] = rows(timesketchJsonl(long));
    const parts = Object.keys(row).filter(name => /^message(?:_\d+)?$/.test(name));
    expect(parts.length).toBeGreaterThan(2);
    for (const name of parts) expect(Buffer.byteLength(String(row[name]))).toBeLessThanOrEqual(32_766);
    expect(parts.map(name => row[name]).join('') === text).toBe(true);
    const solid = { ...long, timeline: [{ ...first, about: '🔔'.repeat(20_000), word: '', detail: '' }] };
    const [whole = {}] = rows(timesketchJsonl(solid));
    expect(`${whole.message}${whole.message_2}${whole.message_3}` === '🔔'.repeat(20_000)).toBe(true);
  });

  test('as CSV says the same', async () => {
    const report = await fullReport();
    const table: Record<string, string>[] = parse(timesketchCsv(report), { columns: true });
    expect(table.map(({ timestamp }) => Number(timestamp))).toEqual(
      rows(timesketchJsonl(report)).map(({ timestamp }) => timestamp),
    );
    expect(JSON.parse(table[0]?.tag ?? '')).toEqual(['incident-response']);
  });
});
