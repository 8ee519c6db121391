import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { checkstyleReport } from '../../../src/lint/reporters/checkstyle.ts';
import { junitReport } from '../../../src/lint/reporters/junit.ts';
import { awkward, finding, report } from './report.ts';

/** Throws where it is not well formed. */
function parse(xml: string) {
  const stop = (_: string, message: string) => {
    throw new Error(message);
  };
  return new DOMParser({ onError: stop }).parseFromString(xml, 'text/xml');
}

function elements(xml: string, name: string) {
  return Array.from(
    parse(xml).getElementsByTagName(name),
    (element): Record<string, string> => ({
      ...Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value])),
      text: element.textContent?.trim() ?? '',
    }),
  );
}

const findings = [
  finding(),
  finding({ severity: 'info', rule: 'long-step', message: 'long', help: 'cut it' }),
  finding({ file: 'fragments/other.yaml' }),
];

describe('the JUnit report', () => {
  const xml = junitReport(report(findings));

  it('counts a case for each finding and one for a clean file', () => {
    expect(elements(xml, 'testsuites')).toMatchObject([{ tests: '4', failures: '2', errors: '0' }]);
    expect(elements(xml, 'testsuite')).toMatchObject([
      { name: awkward, tests: '2', failures: '1' },
      { name: 'clean.yaml', tests: '1', failures: '0' },
      { name: 'fragments/other.yaml', tests: '1', failures: '1' },
    ]);
    expect(elements(xml, 'testcase')).toHaveLength(4);
  });

  it('fails what fails the run, with message, place and what to do', () => {
    expect(elements(xml, 'failure')[0]).toEqual({
      type: 'schema',
      message: finding().message,
      text: `${awkward}:3:1: error ${finding().message}; did you mean \`title\`?`,
    });
  });

  it('lets the rest pass, and says what it is', () => {
    expect(elements(xml, 'system-out')).toEqual([{ text: `${awkward}:3:1: info long; cut it` }]);
  });
});

describe('the Checkstyle report', () => {
  it('has every file with its findings', () => {
    const xml = checkstyleReport(report(findings));
    expect(elements(xml, 'file').map(({ name }) => name)).toEqual([
      awkward,
      'clean.yaml',
      'fragments/other.yaml',
    ]);
    expect(elements(xml, 'error').map(({ source }) => source)).toEqual([
      'tocsin.schema',
      'tocsin.long-step',
      'tocsin.schema',
    ]);
    expect(elements(xml, 'error')[0]).toMatchObject({
      line: '3',
      column: '1',
      severity: 'error',
      message: `${finding().message}; did you mean \`title\`?`,
    });
  });
});

it.each([junitReport, checkstyleReport])('%o shows what XML cannot hold', write => {
  const xml = write(report([finding({ file: 'a\u001b[2J\u0000\u202e.yaml' })]));
  expect(() => parse(xml)).not.toThrow();
  expect(xml).not.toMatch(/[\u0000\u001b\u202e]/);
  expect(xml).toContain('a\\u{1b}[2J\\u{0}\\u{202e}.yaml');
});
