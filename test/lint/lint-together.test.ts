import { describe, expect, it } from 'vitest';
import { exampleProcedure } from '../../src/lint/example-procedure.ts';
import { lintTogether } from '../../src/lint/lint-together.ts';

const other = exampleProcedure.replaceAll('lost-badge', 'stolen-badge').replace('Lost badge', 'Stolen badge');
const twin = other.replace('id: stolen-badge', 'id: lost-badge');

function found(second: string, settings = {}) {
  const files = new Map([
    ['one.yaml', exampleProcedure],
    ['two.yaml', second],
  ]);
  return lintTogether(files, settings).map(({ rule, severity, file, range }) => ({
    rule,
    severity,
    at: `${file}:${range.start.line}:${range.start.column}`,
  }));
}

describe('playbooks of one library', () => {
  it('with one id are told apart by nobody: that alone is said', () => {
    expect(found(twin)).toEqual([{ rule: 'duplicate-playbook', severity: 'error', at: 'two.yaml:2:5' }]);
  });

  it('for one incident type are chosen by their summaries', () => {
    const finding = { rule: 'indistinct-playbooks', severity: 'info', at: 'two.yaml:5:18' };
    expect(found(other)).toEqual([finding]);
    expect(found(other.replace('version', 'summary: Use it for badges.\nversion'))).toEqual([
      { ...finding, at: 'two.yaml:6:18' },
    ]);
    expect(found(other.replace('version', 'summary: Not for a Lost Badge.\nversion'))).toEqual([]);
  });

  it('are left alone where they share nothing', () => {
    expect(found(other.replace('lost-device', 'insider-threat'))).toEqual([]);
  });

  it('are not looked at where they are no YAML, or other files', () => {
    expect(found(`${twin}"`)).toEqual([]);
    expect(found('tocsin-fragment: 1\nid: lost-badge\ntitle: A\nsteps: []\n')).toEqual([]);
  });

  it('are graded, and their findings hidden, like any other', () => {
    expect(found(twin, { severities: { 'duplicate-playbook': 'warning' } })).toMatchObject([
      { severity: 'warning' },
    ]);
    const ignored = twin.replace('id: lost', '# tocsin: ignore[duplicate-playbook] two sites\nid: lost');
    expect(found(ignored)).toEqual([]);
    expect(found(ignored, { ignores: false })).toHaveLength(1);
  });
});
