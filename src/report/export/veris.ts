import type { CaseReport } from '../case-report.ts';
import { mark } from './told-text.ts';
import { tocsinNamespace, uuid5 } from './uuid5.ts';

/**
 * The incident for a VERIS 1.4 data set (https://verisframework.org). A playbook is no classification: who did what to which
 * asset is "Unknown", in the schema's own way, until somebody who knows fills it in.
 */
export function verisOf(report: CaseReport): object {
  const { case: c, milestones, made } = report;
  const happened = milestones.find(({ name }) => name === 'occurred');
  const isDeclared = milestones.some(({ name }) => name === 'declared');
  const iocs = report.observables.filter(({ verdict }) => verdict !== 'affected');
  return {
    schema_name: 'veris',
    schema_version: '1.4.0',
    incident_id: uuid5(tocsinNamespace, `veris/${c.id}`),
    source_id: 'tocsin',
    reference: c.name,
    security_incident: isDeclared ? 'Confirmed' : 'Suspected',
    summary: mark(report, `${c.name}: ${c.playbook.title}. Severity: ${c.severity}. The case is ${c.state}.`),
    notes: mark(report, `Exported ${made} from the record of case ${c.id}.`),
    action: { unknown: {} },
    actor: { unknown: {} },
    asset: { assets: [{ variety: 'Unknown' }] },
    discovery_method: { unknown: {} },
    timeline: {
      incident: happened ? dayOf(happened.at, happened.precision) : { year: yearOf(c.opened) },
      ...spanOf('discovery', report, 'detection'),
      ...spanOf('containment', report, 'containment'),
    },
    ...(iocs.length > 0
      ? { ioc: iocs.map(({ kind, value, comment }) => ({ indicator: value, comment: comment || kind })) }
      : {}),
  };
}

function dayOf(at: string, precision: string): object {
  const [year = 0, month = 0, day = 0] = at.slice(0, 10).split('-').map(Number);
  const isExact = precision === 'second' || precision === 'minute';
  return { year, month, day, ...(isExact ? { time: at.slice(11, 16) } : {}) };
}

function yearOf(at: string): number {
  return Number(at.slice(0, 4));
}

/** How long it took, in the largest unit of which there is at least one; nothing where it was not recorded. */
function spanOf(key: string, { durations }: CaseReport, name: string): object {
  const ms = durations.find(duration => duration.name === name)?.ms ?? null;
  if (ms === null || ms < 0) return {};
  const [unit, length] = units.find(([, size]) => ms >= size) ?? ['Seconds', 1000];
  return { [key]: { unit, value: Math.round(ms / length) } };
}

const units: readonly (readonly [unit: string, ms: number])[] = [
  ['Days', 86_400_000],
  ['Hours', 3_600_000],
  ['Minutes', 60_000],
];
