import { expect, test } from 'vitest';
import { githubReport } from '../../../src/lint/reporters/github.ts';
import { awkward, finding, report } from './report.ts';

/** A line as the runner takes it apart: actions/runner, `ActionCommand.TryParseV2`. */
function parse(line: string) {
  const [, name, properties = '', data = ''] = /^::([a-z]+) ?(.*?)::(.*)$/.exec(line) ?? [];
  const decode = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  return {
    name,
    properties: Object.fromEntries(
      properties.split(',').map(property => {
        const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(property) ?? [];
        return [key, decode(value).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')];
      }),
    ),
    data: decode(data).replaceAll('%25', '%'),
  };
}

test('what is in the file name and the message comes out on the other side', () => {
  const [line = ''] = githubReport(report([finding()])).split('\n');
  const { message, help } = finding();
  expect(parse(line)).toEqual({
    name: 'error',
    properties: { file: awkward, line: '3', endLine: '3', col: '1', endColumn: '6', title: 'schema' },
    data: `${message}; ${help}`,
  });
});

test('each severity has its command', () => {
  const findings = (['error', 'warning', 'info'] as const).map(severity => finding({ severity }));
  const lines = githubReport(report(findings)).split('\n');
  expect(lines.slice(0, 3).map(line => parse(line).name)).toEqual(['error', 'warning', 'notice']);
});

test('columns are left out where a finding spans lines', () => {
  const range = { start: { line: 1, column: 4 }, end: { line: 3, column: 1 } };
  const [line = ''] = githubReport(report([finding({ range })])).split('\n');
  expect(parse(line).properties).toEqual({ file: awkward, line: '1', endLine: '3', title: 'schema' });
});

test('the text follows, and nothing in it is a command', () => {
  const lines = githubReport(report(Array.from({ length: 11 }, () => finding())))
    .trimEnd()
    .split('\n');
  const stop = lines.findIndex(line => line.startsWith('::stop-commands::'));
  const token = lines[stop]?.replace('::stop-commands::', '') ?? '';
  expect(stop).toBe(11);
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  expect(lines.at(-1)).toBe(`::${token}::`);
  expect(lines.slice(stop + 1, -1)).toHaveLength(11);
  expect(lines.slice(stop + 1, -1).join('\n')).not.toContain(token);
});

test('a clean run writes nothing', () => {
  expect(githubReport(report([]))).toBe('');
});
