import type { CaseReport } from '../../src/report/case-report.ts';

/** The report with one text, or the next of several, in every place that holds what people or playbooks wrote. */
export function everywhere(report: CaseReport, texts: string | readonly string[]): CaseReport {
  let next = 0;
  const text = () => (typeof texts === 'string' ? texts : (texts[next++ % texts.length] ?? ''));
  const swap = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return fixed.has(key) ? value : text();
    if (Array.isArray(value)) return value.map(one => swap(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, swap(v, k)]));
  };
  return swap(report) as CaseReport;
}

/** What is never free text. */
const fixed = new Set(['mode', 'state', 'tlp', 'precision', 'verdict']);
