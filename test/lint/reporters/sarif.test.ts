import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { sarifReport } from '../../../src/lint/reporters/sarif.ts';
import { rules } from '../../../src/lint/rules.ts';
import { finding, report } from './report.ts';

/** The schema as SchemaStore publishes it; it is written in draft 4, and uses nothing of it that means anything else today. */
const { $schema, id, ...schema } = JSON.parse(
  readFileSync('test/fixtures/sarif/sarif-2.1.0-rtm.5.json', 'utf8'),
);
const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const everything = [
  ...rules.map(({ id, severity }) => finding({ rule: id, severity })),
  finding({
    related: [{ file: 'b.yaml', range: finding().range, message: 'it is {here}' }],
    fix: { safe: true, edits: [{ range: finding().range, text: 'title' }] },
  }),
];

test('a report of every rule, with related places and fixes, holds to the schema', () => {
  const log = JSON.parse(sarifReport(report(everything)));
  validate(log);
  expect(validate.errors).toBeNull();
  expect(log.runs[0].results).toHaveLength(everything.length);
});

test('so does one without findings', () => {
  validate(JSON.parse(sarifReport(report([]))));
  expect(validate.errors).toBeNull();
});

test('the schema would say so if it did not', () => {
  const log = JSON.parse(sarifReport(report([finding()])));
  log.runs[0].results[0].level = 'fatal';
  expect(validate(log)).toBe(false);
});

test('each result names its rule, and the rule has an address and a page', () => {
  const [run] = JSON.parse(sarifReport(report(everything))).runs;
  for (const { ruleId, ruleIndex } of run.results) {
    expect(run.tool.driver.rules[ruleIndex]).toMatchObject({
      id: ruleId,
      helpUri: `urn:tocsin:lint:${ruleId}`,
    });
  }
});

test('paths are relative addresses, whatever is in them; those outside the repository are whole', () => {
  const locationOf = (file: string) =>
    JSON.parse(sarifReport(report([finding({ file })]))).runs[0].results[0].locations[0].physicalLocation
      .artifactLocation;
  const { uri, uriBaseId } = locationOf('a,b/50%: ü 😀?#.yaml');
  expect(uriBaseId).toBe('%SRCROOT%');
  expect(uri).toMatch(/^[A-Za-z0-9%._~/-]+$/);
  expect(decodeURIComponent(uri)).toBe('a,b/50%: ü 😀?#.yaml');
  expect(locationOf('/srv/a b.yaml')).toEqual({ uri: 'file:///srv/a%20b.yaml' });
  expect(locationOf('C:/a.yaml')).toEqual({ uri: 'file:///C:/a.yaml' });
});

test('a brace in a message is no placeholder', () => {
  const [result] = JSON.parse(sarifReport(report([finding({ message: 'about {{ x }}', help: '' })]))).runs[0]
    .results;
  expect(result.message.text).toBe('about {{{{ x }}}}');
});

test('columns count as editors of our texts do', () => {
  expect(JSON.parse(sarifReport(report([]))).runs[0].columnKind).toBe('utf16CodeUnits');
});
