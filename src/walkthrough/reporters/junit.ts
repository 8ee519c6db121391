import { missedText } from '../coverage.ts';
import { belowMinimum, type Failure, placeText, type TestReport } from '../test-report.ts';

/**
 * JUnit's XML as CI systems read it (https://github.com/testmoapp/junitxml): a suite per playbook, a case per walkthrough, and one for the
 * coverage where that is too small.
 */
export function junitReport(report: TestReport): string {
  const { walkthroughs } = report;
  const below = belowMinimum(report);
  const playbooks = new Set([...walkthroughs, ...below].map(({ playbook }) => playbook));
  const suites = [...playbooks].map(playbook => {
    const own = walkthroughs.filter(walkthrough => walkthrough.playbook === playbook);
    const small = below.filter(coverage => coverage.playbook === playbook);
    const cases = [
      ...own.map(({ file, name, failures }) =>
        testCase(
          { name: name ?? file, classname: playbook, file },
          failures.map(failure => [failure.message, failureText(failure)]),
        ),
      ),
      ...small.map(({ file, percent, missed }) =>
        testCase({ name: 'coverage', classname: playbook, file }, [
          [
            `coverage is ${percent} %, and ${report.minCoverage} % is the least`,
            missed.map(({ place, ...goal }) => `${placeText(place)} ${missedText(goal)}`).join('\n'),
          ],
        ]),
      ),
    ];
    const failed = own.filter(({ failures }) => failures.length > 0).length + small.length;
    const head = attributes({ name: playbook, tests: cases.length, failures: failed });
    return { tests: cases.length, failed, text: `  <testsuite ${head}>\n${cases.join('')}  </testsuite>\n` };
  });
  const totals = attributes({
    name: 'tocsin test',
    tests: suites.reduce((sum, { tests }) => sum + tests, 0),
    failures: suites.reduce((sum, { failed }) => sum + failed, 0),
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${totals}>\n${suites.map(({ text }) => text).join('')}</testsuites>\n`;
}

function testCase(head: Record<string, string>, failures: readonly (readonly [string, string])[]): string {
  if (failures.length === 0) return `    <testcase ${attributes(head)}/>\n`;
  const told = failures.map(
    ([message, text]) => `      <failure ${attributes({ message })}>${xml(text)}</failure>\n`,
  );
  return `    <testcase ${attributes(head)}>\n${told.join('')}    </testcase>\n`;
}

function failureText({ message, place, came }: Failure): string {
  const instead = came ? `\n${placeText(came.place)} ${came.step}` : '';
  return `${placeText(place)} ${message}${instead}`;
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${xml(String(value))}"`)
    .join(' ');
}

/** A text in XML 1.0 (https://www.w3.org/TR/xml/#charsets): what it cannot hold is shown as a replacement character. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[<>&"'\t\n\r]/g, char => `&#${char.charCodeAt(0)};`);
}
