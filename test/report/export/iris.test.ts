import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { irisFiles } from '../../../src/report/export/iris.ts';
import { fullReport } from './full-report.ts';

/** The header lines that DFIR-IRIS compares the first line of a file with. */
const headers = [
  'asset_name,asset_type_name,asset_description,asset_ip,asset_domain,asset_tags',
  'ioc_value,ioc_type,ioc_description,ioc_tags,ioc_tlp',
  'event_date,event_tz,event_title,event_category,event_content,event_raw,event_source,event_assets,event_iocs,event_tags',
];

async function tables(options: Parameters<typeof fullReport>[0] = {}) {
  const files = irisFiles(await fullReport(options));
  const [assets = [], iocs = [], events = []] = files.map(({ text }): Record<string, string>[] =>
    parse(text, { columns: true }),
  );
  return { files, assets, iocs, events };
}

describe('a case for DFIR-IRIS', () => {
  test('is three files in the order of their import, with exactly its columns', async () => {
    const { files } = await tables();
    expect(files.map(({ name }) => name)).toEqual(['1-assets.csv', '2-iocs.csv', '3-timeline.csv']);
    expect(files.map(({ text }) => text.split('\r\n', 1)[0])).toEqual(headers);
  });

  test('keeps every row on one line: its importer reads line by line', async () => {
    const { files, assets, iocs, events } = await tables();
    const rows = [assets, iocs, events];
    for (const [i, { text }] of files.entries())
      expect(text.trimEnd().split(/[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+/)).toHaveLength(
        (rows[i]?.length ?? 0) + 1,
      );
  });

  test('takes what is ours and affected for assets, and the rest for indicators, of the types that it knows', async () => {
    const { assets, iocs } = await tables();
    expect(
      assets.map(({ asset_name, asset_type_name, asset_ip }) => [asset_name, asset_type_name, asset_ip]),
    ).toEqual(
      expect.arrayContaining([
        ['2001:db8::7', 'Windows - Computer', '2001:db8::7'],
        ["CORP\\o'neil", 'Account', ''],
        ['FIN-WS-042', 'Windows - Computer', ''],
      ]),
    );
    expect(iocs.map(({ ioc_value, ioc_type }) => [ioc_value, ioc_type])).toEqual(
      expect.arrayContaining([
        ['evil.example', 'domain'],
        ['192.0.2.7', 'ip-any'],
        ["https://evil.example/a|b?c='d", 'url'],
        ['billing@evil.example', 'email'],
        ['a'.repeat(64), 'sha256'],
        ['b'.repeat(32), 'md5'],
        ['C:\\temp\\in;voice.exe', 'filename'],
      ]),
    );
    expect(new Set(iocs.map(({ ioc_tlp }) => ioc_tlp))).toEqual(new Set(['amber']));
    expect(iocs.find(({ ioc_value }) => ioc_value === 'evil.example')?.ioc_tags).toBe('tocsin|malicious');
  });

  test('has a zone, a category and a date without a zone for each event', async () => {
    const { events } = await tables();
    for (const { event_date, event_tz, event_category, event_title } of events) {
      expect(event_date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
      expect([event_tz, event_category]).toEqual(['+00:00', 'Remediation']);
      expect(event_title).not.toBe('');
    }
  });

  test('names in events only assets and indicators that are in the other files', async () => {
    const { assets, iocs, events } = await tables();
    const named = (column: string, separator: string) =>
      events.flatMap(event => (event[column] ?? '').split(separator)).filter(name => name !== '');
    const named1 = named('event_assets', ';');
    const named2 = named('event_iocs', '|');
    expect(named1).toContain('FIN-WS-042');
    expect(named2).toContain('evil.example');
    expect(named2).not.toContain('https://evil.example/a');
    for (const name of named1) expect(assets.map(({ asset_name }) => asset_name)).toContain(name);
    for (const name of named2) expect(iocs.map(({ ioc_value }) => ioc_value)).toContain(name);
  });
});
