import { byFile, type Report } from './report.ts';
import { element, xmlHead } from './xml.ts';

/** The XML of Checkstyle, which many tools read: every file with its findings. */
export function checkstyleReport(report: Report): string {
  const elements = Array.from(byFile(report), ([file, findings]) =>
    element(
      'file',
      { name: report.pathOf(file) },
      findings.map(({ rule, severity, message, help, range: { start } }) =>
        element('error', {
          line: start.line,
          column: start.column,
          severity,
          message: help ? `${message}; ${help}` : message,
          source: `tocsin.${rule}`,
        }),
      ),
    ),
  );
  return xmlHead + element('checkstyle', { version: '4.3' }, elements);
}
