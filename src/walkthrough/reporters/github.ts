import { workflowCommand } from '../../lint/reporters/workflow-command.ts';
import { missedText } from '../coverage.ts';
import { belowMinimum, type Place, type TestReport } from '../test-report.ts';

/**
 * Workflow commands that make GitHub Actions show each failure beside its line, and as warnings what a playbook whose coverage is too
 * small has untaken.
 */
export function githubReport(report: TestReport): string {
  const failures = report.walkthroughs.flatMap(({ name, file, failures }) =>
    failures.map(({ message, place, came }) => {
      const instead = came ? `\n${came.step}: ${came.place.file}:${came.place.line}` : '';
      return workflowCommand('error', properties(place, name ?? file), message + instead);
    }),
  );
  const missed = belowMinimum(report).flatMap(({ playbook, percent, missed }) =>
    missed.map(({ place, ...goal }) =>
      workflowCommand('warning', properties(place, `${playbook}: coverage ${percent} %`), missedText(goal)),
    ),
  );
  return [...failures, ...missed].map(line => `${line}\n`).join('');
}

function properties({ file, line, column }: Place, title: string): Record<string, string | number> {
  return { file, line, col: column, title };
}
