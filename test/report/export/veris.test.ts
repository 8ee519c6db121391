import { expect, test } from 'vitest';
import { verisOf } from '../../../src/report/export/veris.ts';
import { fullReport } from './full-report.ts';

/** What a VERIS 1.4 incident must have. */
const required = [
  'action',
  'actor',
  'asset',
  'discovery_method',
  'incident_id',
  'schema_version',
  'security_incident',
  'summary',
  'timeline',
];

test('has every field that VERIS requires, and what nobody recorded is unknown', async () => {
  const veris = JSON.parse(JSON.stringify(verisOf(await fullReport())));
  expect(Object.keys(veris)).toEqual(expect.arrayContaining(required));
  expect(veris).toMatchObject({
    schema_version: '1.4.0',
    action: { unknown: {} },
    actor: { unknown: {} },
    asset: { assets: [{ variety: 'Unknown' }] },
    discovery_method: { unknown: {} },
    security_incident: expect.stringMatching(/^(?:Confirmed|Suspected)$/),
  });
  expect(veris.timeline.incident.year).toBe(2026);
});

test('what was recorded is there: the day, how long it took, indicators that are not our own', async () => {
  const report = await fullReport();
  const at = '2026-11-19T22:15:00.000Z';
  const occurred = { name: 'occurred', at, precision: 'minute', recorded: at, by: 'dana', former: [] };
  const durations = [{ name: 'detection', formula: '', ms: 3 * 3_600_000 }] as never;
  const veris = JSON.parse(JSON.stringify(verisOf({ ...report, milestones: [occurred], durations })));
  expect(veris.timeline).toEqual({
    incident: { year: 2026, month: 11, day: 19, time: '22:15' },
    discovery: { unit: 'Hours', value: 3 },
  });
  const indicators = veris.ioc.map((ioc: { indicator: string }) => ioc.indicator);
  expect(indicators).toContain('evil.example');
  expect(indicators).not.toContain('FIN-WS-042');
});
