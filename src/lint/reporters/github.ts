import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { showUnsafe } from '../../playbook/yaml/unsafe-character.ts';
import { compactReport } from './compact.ts';
import type { Report } from './report.ts';

/**
 * Workflow commands that make GitHub Actions show each finding beside its line. It shows ten of a severity for each step, so the
 * findings follow as text, in which the runner is told to look for no commands: some of it is what the files say.
 * Source: docs.github.com, "Workflow commands for GitHub Actions"; escapes as in actions/toolkit, `core/src/command.ts`.
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
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  return `::${names[severity]} ${written.join(',')}::${escapeData(help ? `${message}; ${help}` : message)}`;
}

const names: Record<Diagnostic['severity'], string> = { error: 'error', warning: 'warning', info: 'notice' };

function escapeData(text: string): string {
  return showUnsafe(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
