import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { fingerprints } from './fingerprints.ts';
import type { Report } from './report.ts';

/** A Code Quality report of GitLab. Source: docs.gitlab.com, "Code Quality", the section on the report's format. */
export function gitlabReport(report: Report): string {
  const prints = fingerprints(report);
  const issues = report.findings.map(({ rule, severity, message, help, file, range }, i) => ({
    description: help ? `${message}; ${help}` : message,
    check_name: rule,
    fingerprint: prints[i],
    severity: severities[severity],
    location: {
      path: report.pathOf(file),
      lines: { begin: range.start.line, end: range.end.line },
    },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}

const severities: Record<Diagnostic['severity'], string> = { error: 'major', warning: 'minor', info: 'info' };
