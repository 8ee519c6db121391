import { displayJson } from '../../terminal/display.ts';
import type { CaseReport, Told } from '../case-report.ts';
import { csvOf } from './csv.ts';
import { mark, observablesByEntry, toldText } from './told-text.ts';

/** One event as Timesketch takes it: https://timesketch.org/guides/user/import-from-json-csv/ */
interface Row {
  message: string;
  datetime: string;
  /** What the time is of. */
  timestamp_desc: string;
  /** Microseconds since 1970 UTC. */
  timestamp: number;
  tag: string[];
  [field: string]: string | number | string[];
}

/** The timeline as JSON lines. */
export function timesketchJsonl(report: CaseReport): string {
  return rowsOf(report)
    .map(row => `${displayJson(JSON.stringify(row))}\n`)
    .join('');
}

/** The same as CSV. Timesketch drops what is below a second when it reads that: JSON lines are better. */
export function timesketchCsv(report: CaseReport): string {
  const rows = rowsOf(report);
  const head = [...new Set([...columns, ...rows.flatMap(row => Object.keys(row))])];
  return csvOf(
    head,
    rows.map(row => head.map(column => cell(row[column]))),
  );
}

const columns = ['message', 'datetime', 'timestamp_desc', 'timestamp', 'tag'];

function cell(value: Row[string] | undefined): string {
  return Array.isArray(value) ? JSON.stringify(value) : String(value ?? '');
}

function rowsOf(report: CaseReport): Row[] {
  const observables = observablesByEntry(report);
  return report.timeline.map(told => {
    const seen = (observables.get(told.ref) ?? []).map(({ value }) => value);
    return split({ ...rowOf(told, report), ...(seen.length > 0 ? { observables: seen } : {}) });
  });
}

function rowOf(told: Told, report: CaseReport): Row {
  const { case: c } = report;
  const isTold = told.at !== told.recorded;
  return {
    message: mark(report, toldText(told)),
    datetime: new Date(told.at).toISOString(),
    timestamp_desc: isTold ? 'Happened, as told' : 'Recorded',
    timestamp: Date.parse(told.at) * 1000,
    tag: ['incident-response', ...(c.mode === 'drill' ? ['exercise'] : [])],
    recorded: told.recorded,
    person: told.by,
    step: told.step,
    entry: told.ref,
    entry_type: told.type,
    case_id: c.id,
    case_name: c.name,
    playbook: `${c.playbook.id} ${c.playbook.version}`,
  };
}

/** The search index keeps no more of one field than this as a keyword, in bytes of UTF-8. */
const longestField = 32_766;

/** What is too long for one field goes on in `message_2`, `message_3`, parted between words where there are any. */
function split(row: Row): Row {
  const parted: Record<string, Row[string]> = {};
  for (const [field, value] of Object.entries(row)) {
    const parts = typeof value === 'string' ? partsOf(value) : [value];
    for (const [i, part] of parts.entries()) parted[i === 0 ? field : `${field}_${i + 1}`] = part;
  }
  return parted as Row;
}

function partsOf(text: string): string[] {
  if (Buffer.byteLength(text) <= longestField) return [text];
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const word of text.match(/\s{1,1024}|\S{1,1024}/gu) ?? []) {
    const bytes = Buffer.byteLength(word);
    if (size + bytes > longestField) {
      parts.push(part);
      part = '';
      size = 0;
    }
    part += word;
    size += bytes;
  }
  return [...parts, part];
}
