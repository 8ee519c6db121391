import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import type { Report } from './report.ts';

/**
 * A fingerprint for each finding, 32 hex digits, in their order: what is marked and the line that it stands on, not where that
 * line is. So it stays while unrelated lines come and go; of several that are alike each has its own, by their order.
 */
export function fingerprints({
  findings,
  textOf,
  pathOf,
}: Omit<Report, 'files' | 'fails' | 'version'>): string[] {
  const lines = new Map<string, string[]>();
  const linesOf = (file: string): string[] => {
    const known = lines.get(file) ?? textOf(file)?.split(/\r?\n/) ?? [];
    lines.set(file, known);
    return known;
  };
  const alike = new Map<string, number>();
  return findings.map(finding => {
    const { rule, file } = finding;
    const key = JSON.stringify([rule, pathOf(file), ...marked(finding, linesOf(file))]);
    const nth = alike.get(key) ?? 0;
    alike.set(key, nth + 1);
    return createHash('sha256').update(`${key}${nth}`).digest('hex').slice(0, 32);
  });
}

function marked({ range, message }: Diagnostic, lines: readonly string[]): string[] {
  const { start, end } = range;
  const line = lines[start.line - 1];
  if (line === undefined) return [message];
  return [line.trim(), line.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined)];
}
