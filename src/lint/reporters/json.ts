import type { Diagnostic } from '../../playbook/diagnostic.ts';

/** The findings of a run as other programs read them: `lint --format json`, version 1. Keys are added, never renamed. */
export function jsonReport(findings: readonly Diagnostic[], files: number): string {
  const report = {
    version: 1,
    findings: findings.map(({ rule, severity, message, help, file, range, related, fix }) => ({
      rule,
      severity,
      message,
      help: help ?? null,
      file,
      range,
      related,
      fixable: fix?.safe === true,
    })),
    summary: { files, ...countSeverities(findings) },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly Diagnostic[]): {
  errors: number;
  warnings: number;
  infos: number;
} {
  const count = (wanted: Diagnostic['severity']) =>
    findings.filter(({ severity }) => severity === wanted).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}
