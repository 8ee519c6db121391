import { describe, expect, it } from 'vitest';
import { isSettable } from '../../src/lint/is-settable.ts';
import { lintText } from '../../src/lint/lint-text.ts';
import { rules } from '../../src/lint/rules.ts';
import { loadPart } from '../../src/playbook/load-part.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import { playbookOf } from '../playbook/write-playbook.ts';

const fileOf = (example: string) => (example.startsWith('-') ? playbookOf(example) : example);

/** The loader finds some faults that a rule finds too, and those keep a file from loading. */
const graded = rules.filter(
  ({ id, bad, check }) => check && !load(fileOf(bad)).findings.some(({ rule }) => rule === id),
);

function load(text: string) {
  return text.startsWith('tocsin-regulation')
    ? loadPart(text, 'p.yaml', 'regulation')
    : loadPlaybook(text, 'p.yaml');
}

describe("a workspace's severities", () => {
  it.each(graded)('turn $id off', ({ id, bad }) => {
    const findings = lintText(fileOf(bad), 'playbooks/p.yaml', {}, { severities: { [id]: 'off' } });
    expect(findings.filter(({ rule }) => rule === id)).toEqual([]);
  });

  it.each(graded)('make $id as grave as they say', ({ id, bad, severity }) => {
    const other = severity === 'info' ? 'error' : 'info';
    const plain = lintText(fileOf(bad), 'playbooks/p.yaml');
    const findings = lintText(fileOf(bad), 'playbooks/p.yaml', {}, { severities: { [id]: other } });
    expect(findings).toEqual(
      plain.map(finding => (finding.rule === id ? { ...finding, severity: other } : finding)),
    );
  });

  it('do not touch what keeps a file from loading', () => {
    const text = playbookOf('- { id: a, titel: A }\n');
    const plain = lintText(text, 'p.yaml');
    expect(plain).not.toEqual([]);
    expect(lintText(text, 'p.yaml', {}, { severities: { schema: 'off' } })).toEqual(plain);
  });

  it('name rules that there are', () => {
    const text =
      'tocsin-workspace: 1\norganisation: Example Ltd\nlint: { rules: { cut-txt: off, unused-ignore: off } }\n';
    expect(lintText(text, 'tocsin.yaml')).toEqual([
      expect.objectContaining({ rule: 'unknown-rule', help: expect.stringContaining('`cut-text`') }),
    ]);
  });

  it.each(rules.filter(rule => !isSettable(rule)))('cannot be given to $id, and lint says so', ({ id }) => {
    const text = `tocsin-workspace: 1\norganisation: Example Ltd\nlint: { rules: { ${id}: off } }\n`;
    expect(lintText(text, 'tocsin.yaml')).toEqual([
      expect.objectContaining({
        rule: 'unsettable-rule',
        message: `\`${id}\` cannot be set, because a file that breaks it cannot be used at all`,
        range: { start: { line: 3, column: 18 }, end: { line: 3, column: 18 + id.length } },
      }),
    ]);
  });

  it.each(rules.filter(isSettable))('can be given to $id', ({ id }) => {
    const text = `tocsin-workspace: 1\norganisation: Example Ltd\nlint: { rules: { ${id}: off } }\n`;
    expect(lintText(text, 'tocsin.yaml')).toEqual([]);
  });

  it.each(rules.filter(rule => !isSettable(rule)))('would not turn $id off', ({ id, bad }) => {
    const found = lintText(fileOf(bad), 'playbooks/p.yaml', {}, { severities: { [id]: 'off' } });
    const plain = lintText(fileOf(bad), 'playbooks/p.yaml');
    expect(found).toEqual(plain);
  });
});
