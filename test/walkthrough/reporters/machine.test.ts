import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { githubReport } from '../../../src/walkthrough/reporters/github.ts';
import { jsonReport } from '../../../src/walkthrough/reporters/json.ts';
import { junitReport } from '../../../src/walkthrough/reporters/junit.ts';
import { hasFailed, type TestReport } from '../../../src/walkthrough/test-report.ts';

const awkward = 'walk,100%: "a"\n<b> \u0007🔥.yaml';
const place = { file: awkward, line: 11, column: 21 };
const report: TestReport = {
  walkthroughs: [
    {
      file: awkward,
      playbook: 'lost-badge',
      name: 'It was found: 100%',
      failures: [
        {
          message: 'the path parts before block-badge: verdict came instead',
          place,
          came: { step: 'verdict', place: { file: 'lost-badge.yaml', line: 16, column: 9 } },
        },
      ],
    },
    { file: 'again.yaml', playbook: 'lost-badge', failures: [] },
  ],
  coverage: [
    {
      playbook: 'lost-badge',
      file: 'lost-badge.yaml',
      steps: { taken: 2, all: 3 },
      options: { taken: 1, all: 2 },
      conditions: { taken: 1, all: 2 },
      clocks: { taken: 0, all: 0 },
      percent: 57,
      missed: [
        {
          kind: 'option',
          id: 'verdict',
          what: 'again',
          place: { file: 'lost-badge.yaml', line: 16, column: 9 },
        },
      ],
    },
  ],
  minCoverage: 90,
};

describe('the JSON report', () => {
  it('has a version, every walkthrough, the coverage and a summary', () => {
    expect(JSON.parse(jsonReport(report))).toEqual({
      version: 1,
      walkthroughs: [
        {
          file: awkward,
          playbook: 'lost-badge',
          name: 'It was found: 100%',
          passed: false,
          failures: [
            {
              message: 'the path parts before block-badge: verdict came instead',
              ...place,
              came: { step: 'verdict', place: { file: 'lost-badge.yaml', line: 16, column: 9 } },
            },
          ],
        },
        { file: 'again.yaml', playbook: 'lost-badge', name: null, passed: true, failures: [] },
      ],
      coverage: [
        {
          playbook: 'lost-badge',
          file: 'lost-badge.yaml',
          steps: { taken: 2, all: 3 },
          options: { taken: 1, all: 2 },
          conditions: { taken: 1, all: 2 },
          clocks: { taken: 0, all: 0 },
          percent: 57,
          missed: [
            {
              kind: 'option',
              id: 'verdict',
              what: 'again',
              message: 'verdict never comes to again',
              file: 'lost-badge.yaml',
              line: 16,
              column: 9,
            },
          ],
        },
      ],
      summary: { walkthroughs: 2, passed: 1, failed: 1, minCoverage: 90, belowMinimum: ['lost-badge'] },
    });
  });
});

describe('the JUnit report', () => {
  it('is well formed whatever files are called, and counts the coverage that is too small', () => {
    const stop = (_: string, message: string) => {
      throw new Error(message);
    };
    const xml = new DOMParser({ onError: stop }).parseFromString(junitReport(report), 'text/xml');
    const names = Array.from(xml.getElementsByTagName('testcase'), element => element.getAttribute('name'));
    expect(names).toEqual(['It was found: 100%', 'again.yaml', 'coverage']);
    const failures = Array.from(xml.getElementsByTagName('failure'), element =>
      element.getAttribute('message'),
    );
    expect(failures).toEqual([
      'the path parts before block-badge: verdict came instead',
      'coverage is 57 %, and 90 % is the least',
    ]);
    const suite = xml.getElementsByTagName('testsuites')[0];
    expect([suite?.getAttribute('tests'), suite?.getAttribute('failures')]).toEqual(['3', '2']);
  });
});

describe('the GitHub report', () => {
  it('is one command a line, with what would end a property or a line encoded', () => {
    const lines = githubReport(report).trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^::error file=walk%2C100%25%3A "a"%0A<b> .*,line=11,col=21,title=It was found%3A 100%25::the path/,
    );
    expect(lines[0]).toMatch(/came instead%0Averdict: lost-badge\.yaml:16$/);
    expect(lines[1]).toBe(
      '::warning file=lost-badge.yaml,line=16,col=9,title=lost-badge%3A coverage 57 %25::verdict never comes to again',
    );
  });

  it('has nothing to say where all is well', () => {
    expect(githubReport({ walkthroughs: [], coverage: [], minCoverage: 0 })).toBe('');
  });
});

it('fails by its walkthroughs, or by its coverage', () => {
  expect(hasFailed({ ...report, coverage: [] })).toBe(true);
  expect(hasFailed({ ...report, walkthroughs: [] })).toBe(true);
  expect(hasFailed({ ...report, walkthroughs: [], minCoverage: 57 })).toBe(false);
});
