import { missedText } from '../coverage.ts';
import { belowMinimum, type Place, type TestReport } from '../test-report.ts';

/**
 * Workflow commands, which GitHub shows at the line of a file
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands): an error for each failure, a warning for what a playbook
 * whose coverage is too small has untaken.
 */
export function githubReport(report: TestReport): string {
  const failures = report.walkthroughs.flatMap(({ name, file, failures }) =>
    failures.map(({ message, place, came }) => {
      const instead = came ? `\n${came.step}: ${came.place.file}:${came.place.line}` : '';
      return command('error', place, name ?? file, message + instead);
    }),
  );
  const missed = belowMinimum(report).flatMap(({ playbook, percent, missed }) =>
    missed.map(({ place, ...goal }) =>
      command('warning', place, `${playbook}: coverage ${percent} %`, missedText(goal)),
    ),
  );
  return [...failures, ...missed].map(line => `${line}\n`).join('');
}

function command(
  kind: 'error' | 'warning',
  { file, line, column }: Place,
  title: string,
  text: string,
): string {
  const properties = { file, line, col: column, title };
  const told = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${kind} ${told.join(',')}::${data(text)}`;
}

function data(text: string): string {
  return text.replace(/[%\r\n]/g, encoded);
}

function property(text: string): string {
  return text.replace(/[%\r\n:,]/g, encoded);
}

function encoded(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
