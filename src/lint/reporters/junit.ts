import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { byFile, type Report } from './report.ts';
import { element, xmlHead } from './xml.ts';

/**
 * The XML of JUnit: a suite for each file, a case for each finding, one that passes for a clean file. What is not grave enough to
 * fail the run passes too, and says so. Source: the xsd of Jenkins' xUnit plugin, `junit-10.xsd`.
 */
export function junitReport(report: Report): string {
  const suites = Array.from(byFile(report), ([file, findings]) => suite(file, findings, report));
  const tests = suites.reduce((sum, suite) => sum + suite.tests, 0);
  const counts = { tests, failures: report.findings.filter(report.fails).length, errors: 0 };
  return (
    xmlHead +
    element(
      'testsuites',
      { name: 'tocsin lint', ...counts },
      suites.map(({ xml }) => xml),
    )
  );
}

function suite(
  file: string,
  findings: readonly Diagnostic[],
  { pathOf, fails }: Report,
): { xml: string; tests: number } {
  const path = pathOf(file);
  const tests = Math.max(1, findings.length);
  const cases =
    findings.length === 0
      ? [element('testcase', { name: path, classname: path })]
      : findings.map(finding => testCase(finding, path, fails(finding)));
  const counts = { tests, failures: findings.filter(fails).length, errors: 0 };
  return { xml: element('testsuite', { name: path, ...counts }, cases), tests };
}

function testCase(
  { rule, severity, message, help, range: { start } }: Diagnostic,
  path: string,
  fails: boolean,
): string {
  const text = `${path}:${start.line}:${start.column}: ${severity} ${message}${help ? `; ${help}` : ''}`;
  return element(
    'testcase',
    { name: `${rule} (line ${start.line}, column ${start.column})`, classname: path },
    [fails ? element('failure', { type: rule, message }, text) : element('system-out', {}, text)],
  );
}
