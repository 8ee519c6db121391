import Papa from 'papaparse';
import { csvOf } from '../../report/export/csv.ts';
import type { Risk, Treatment } from '../../workspace/workspace.ts';

/** The register as a table: one row for each risk, several playbooks or controls with semicolons between. */
export function risksCsv(risks: readonly Risk[]): string {
  return csvOf(
    columns,
    risks.map(
      ({ id, title, likelihood, impact, treatment, owner = '', reviewed = '', playbooks, controls }) => [
        id,
        title,
        `${likelihood}`,
        `${impact}`,
        treatment,
        owner,
        reviewed,
        playbooks.join('; '),
        controls.join('; '),
      ],
    ),
  );
}

const columns = [
  'id',
  'title',
  'likelihood',
  'impact',
  'treatment',
  'owner',
  'reviewed',
  'playbooks',
  'controls',
];
const needed = columns.slice(0, 5);

/** What a row of the table says, without the assessments, which a table does not hold. */
export type TabledRisk = Omit<Risk, 'reviews'>;

/** Reads such a table. One sentence for each thing that is wrong, with its row; nothing is taken from a table with any. */
export function readRisksCsv(text: string): { risks: TabledRisk[] } | { errors: string[] } {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: head => head.trim().toLowerCase(),
  });
  const missing = needed.filter(column => !meta.fields?.includes(column));
  if (missing.length > 0) return { errors: [`row 1: the column ${missing.join(', ')} is missing`] };
  const faults = [
    ...errors.map(({ row, message }) => `row ${(row ?? 0) + 2}: ${message}`),
    ...data.flatMap((row, i) => faultsOf(row, data.slice(0, i)).map(fault => `row ${i + 2}: ${fault}`)),
  ];
  return faults.length > 0 ? { errors: faults } : { risks: data.map(riskOf) };
}

function faultsOf(row: Record<string, string>, before: readonly Record<string, string>[]): string[] {
  const { id = '', title = '', likelihood = '', impact = '', treatment = '', reviewed = '' } = trimmed(row);
  return [
    ...(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)
      ? []
      : [`"${id}" is no id: small letters, as data-breach`]),
    ...(before.some(other => trimmed(other).id === id) ? [`${id} stands in a row before`] : []),
    ...(title === '' ? ['the title is empty'] : []),
    ...[{ likelihood }, { impact }].flatMap(grade =>
      Object.entries(grade).flatMap(([name, value]) =>
        /^[1-5]$/.test(value) ? [] : [`the ${name} "${value}" is no grade from 1 to 5`],
      ),
    ),
    ...(isTreatment(treatment)
      ? []
      : [`the treatment "${treatment}" is not mitigate, transfer, avoid or accept`]),
    ...(reviewed === '' || /^\d{4}-\d\d-\d\d$/.test(reviewed) ? [] : [`"${reviewed}" is no day: 2026-11-22`]),
  ];
}

function riskOf(row: Record<string, string>): TabledRisk {
  const {
    id = '',
    title = '',
    likelihood,
    impact,
    treatment = '',
    owner,
    reviewed,
    playbooks,
    controls,
  } = trimmed(row);
  return {
    id,
    title,
    likelihood: Number(likelihood),
    impact: Number(impact),
    treatment: treatment as Treatment,
    ...(owner && { owner }),
    ...(reviewed && { reviewed }),
    playbooks: listed(playbooks),
    controls: listed(controls),
  };
}

function isTreatment(word: string): word is Treatment {
  return ['mitigate', 'transfer', 'avoid', 'accept'].includes(word);
}

/** Without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
function trimmed(row: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, (value ?? '').trim().replace(/^'(?=[=+\-@])/, '')]),
  );
}

function listed(text = ''): string[] {
  return text
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '');
}
