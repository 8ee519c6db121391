import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { compactReport } from './compact.ts';
import type { Report } from './report.ts';
import { workflowCommand } from './workflow-command.ts';

/**
 * Workflow commands that make GitHub Actions show each finding beside its line. It shows ten of a severity for each step, so the
 * findings follow as text, in which the runner is told to look for no commands: some of it is what the files say.
 */
export function githubReport(report: Pick<Report, 'findings' | 'pathOf'>): string {
  if (report.findings.length === 0) return '';
  const commands = report.findings.map(finding => `${command(finding, report.pathOf(finding.file))}\n`);
  const text = compactReport(report);
  const token = createHash('sha256').update(text).digest('hex');
  return `${commands.join('')}::stop-commands::${token}\n${text}::${token}::\n`;
}

function command({ severity, rule, message, help, range }: Diagnostic, path: string): string {
  const { start, end } = range;
  const properties = {
    file: path,
    line: start.line,
    endLine: end.line,
    // Columns are refused for what spans several lines.
    ...(end.line === start.line && { col: start.column, endColumn: end.column }),
    title: rule,
  };
  return workflowCommand(names[severity], properties, help ? `${message}; ${help}` : message);
}

const names = { error: 'error', warning: 'warning', info: 'notice' } as const;
