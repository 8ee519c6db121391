import { missedText, type Share } from '../coverage.ts';
import { belowMinimum, type TestReport } from '../test-report.ts';

/** `test --format json`, version 1. Keys are added, never renamed. */
export function jsonReport(report: TestReport): string {
  const { walkthroughs, coverage, minCoverage } = report;
  const failed = walkthroughs.filter(({ failures }) => failures.length > 0).length;
  const told = {
    version: 1,
    walkthroughs: walkthroughs.map(({ file, playbook, name, failures }) => ({
      file,
      playbook,
      name: name ?? null,
      passed: failures.length === 0,
      failures: failures.map(({ message, place, came }) => ({ message, ...place, came: came ?? null })),
    })),
    coverage: coverage.map(({ playbook, file, steps, options, conditions, clocks, percent, missed }) => ({
      playbook,
      file,
      steps: plain(steps),
      options: plain(options),
      conditions: plain(conditions),
      clocks: plain(clocks),
      percent,
      missed: missed.map(({ place, ...goal }) => ({ ...goal, message: missedText(goal), ...place })),
    })),
    summary: {
      walkthroughs: walkthroughs.length,
      passed: walkthroughs.length - failed,
      failed,
      minCoverage,
      belowMinimum: belowMinimum(report).map(({ playbook }) => playbook),
    },
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}

function plain({ taken, all }: Share): Share {
  return { taken, all };
}
