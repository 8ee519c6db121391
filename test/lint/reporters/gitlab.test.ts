import { expect, test } from 'vitest';
import { gitlabReport } from '../../../src/lint/reporters/gitlab.ts';
import { awkward, finding, report } from './report.ts';

test('an issue has what GitLab asks for, with file name and message as they are', () => {
  expect(JSON.parse(gitlabReport(report([finding()])))).toEqual([
    {
      description: `${finding().message}; did you mean \`title\`?`,
      check_name: 'schema',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      severity: 'major',
      location: { path: awkward, lines: { begin: 3, end: 3 } },
    },
  ]);
});

test('severities are those of GitLab', () => {
  const findings = (['error', 'warning', 'info'] as const).map(severity => finding({ severity }));
  const issues: { severity: string }[] = JSON.parse(gitlabReport(report(findings)));
  expect(issues.map(({ severity }) => severity)).toEqual(['major', 'minor', 'info']);
});

test('a clean run is an empty list', () => {
  expect(JSON.parse(gitlabReport(report([])))).toEqual([]);
});
