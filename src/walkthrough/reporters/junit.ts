import { element, xmlHead } from '../../lint/reporters/xml.ts';
import { missedText } from '../coverage.ts';
import { belowMinimum, type Failure, placeText, type TestReport } from '../test-report.ts';

/**
 * The XML of JUnit: a suite for each playbook, a case for each walkthrough, and one for the coverage where that is too small. Source: the
 * xsd of Jenkins' xUnit plugin, `junit-10.xsd`.
 */
export function junitReport(report: TestReport): string {
  const playbooks = new Set(
    [...report.walkthroughs, ...belowMinimum(report)].map(({ playbook }) => playbook),
  );
  const suites = Array.from(playbooks, playbook => suite(playbook, report));
  const counts = {
    tests: suites.reduce((sum, { tests }) => sum + tests, 0),
    failures: suites.reduce((sum, { failures }) => sum + failures, 0),
    errors: 0,
  };
  return (
    xmlHead +
    element(
      'testsuites',
      { name: 'tocsin test', ...counts },
      suites.map(({ xml }) => xml),
    )
  );
}

function suite(playbook: string, report: TestReport): { xml: string; tests: number; failures: number } {
  const walkthroughs = report.walkthroughs.filter(walkthrough => walkthrough.playbook === playbook);
  const small = belowMinimum(report).filter(coverage => coverage.playbook === playbook);
  const cases = [
    ...walkthroughs.map(({ file, name, failures }) =>
      element('testcase', { name: name ?? file, classname: playbook, file }, failures.map(failureXml)),
    ),
    ...small.map(({ file, percent, missed }) => {
      const message = `coverage is ${percent} %, and ${report.minCoverage} % is the least`;
      const untaken = missed.map(({ place, ...goal }) => `${placeText(place)}: ${missedText(goal)}`);
      const failure = element('failure', { type: 'coverage', message }, untaken.join('\n'));
      return element('testcase', { name: 'coverage', classname: playbook, file }, [failure]);
    }),
  ];
  const failures = walkthroughs.filter(({ failures }) => failures.length > 0).length + small.length;
  const counts = { tests: cases.length, failures, errors: 0 };
  return { xml: element('testsuite', { name: playbook, ...counts }, cases), ...counts };
}

function failureXml({ message, place, came }: Failure): string {
  const instead = came ? `\n${placeText(came.place)}: ${came.step}` : '';
  return element('failure', { type: 'walkthrough', message }, `${placeText(place)}: ${message}${instead}`);
}
