import { describe, expect, it } from 'vitest';
import type { LintPorts } from '../../src/lint/lint-ports.ts';
import { lintText, type Settings } from '../../src/lint/lint-text.ts';
import { playbookOf } from '../playbook/write-playbook.ts';

function rulesOf(text: string, ports?: LintPorts, settings?: Settings): string[] {
  return lintText(text, 'playbooks/p.yaml', ports, settings).map(
    ({ rule, range }) => `${rule}:${range.start.line}`,
  );
}

const stepsOf = (...lines: string[]) => playbookOf(`${lines.join('\n')}\n`);
const reason = 'a reminder for authors';

describe('a comment that ignores a rule', () => {
  it('hides what is found on the line below it', () => {
    expect(rulesOf(stepsOf('- id: a', '  title: A #b'))).toEqual(['cut-text:11']);
    const text = stepsOf('- id: a', `  # tocsin: ignore[cut-text] ${reason}`, '  title: A #b');
    expect(rulesOf(text)).toEqual([]);
  });

  it('hides what is found on its own line, in a workspace too', () => {
    const regimes = 'tocsin-workspace: 1\norganisation: Example Ltd\nregimes:\n  - regulations/gdpt';
    const ports: LintPorts = { regulations: () => ['regulations/gdpr'] };
    expect(rulesOf(`${regimes}\n`, ports)).toEqual(['unknown-regime:4']);
    expect(rulesOf(`${regimes} # tocsin: ignore[unknown-regime] ${reason}\n`, ports)).toEqual([]);
  });

  it('stands above others, and above other comments', () => {
    const text = stepsOf(
      '- id: a',
      `  # tocsin: ignore[cut-text] ${reason}`,
      '  # another comment',
      '  title: A #b',
    );
    expect(rulesOf(text)).toEqual([]);
  });

  it('hides nothing on any other line', () => {
    const text = stepsOf(`- id: a # tocsin: ignore[cut-text] ${reason}`, '  title: A #b');
    expect(rulesOf(text)).toEqual(['unused-ignore:10', 'cut-text:11']);
    const apart = stepsOf('- id: a', `  # tocsin: ignore[cut-text] ${reason}`, '', '  title: A #b');
    expect(rulesOf(apart)).toEqual(['unused-ignore:11', 'cut-text:13']);
  });

  it('hides the rules that it names and no other', () => {
    const text = stepsOf('- id: a', `  # tocsin: ignore[unknown-step] ${reason}`, '  title: A #b');
    expect(rulesOf(text)).toEqual(['unused-ignore:11', 'cut-text:12']);
  });

  it('may name several, and each has to hide something', () => {
    const text = stepsOf('- id: a', `  # tocsin: ignore[cut-text, duplicate-id] ${reason}`, '  title: A #b');
    const [finding] = lintText(text, 'p.yaml');
    expect(finding).toMatchObject({
      rule: 'unused-ignore',
      range: { start: { line: 11, column: 36 }, end: { column: 48 } },
    });
  });

  it('has to say why', () => {
    const text = stepsOf('- id: a', '  # tocsin: ignore[cut-text]', '  title: A #b');
    expect(rulesOf(text)).toEqual(['ignore-without-reason:11']);
  });

  it('has to name a rule, and one that there is', () => {
    const bare = stepsOf('- id: a', `  # tocsin: ignore ${reason}`, '  title: A');
    expect(rulesOf(bare)).toEqual(['unused-ignore:11']);
    const misspelt = stepsOf('- id: a', `  # tocsin: ignore[cut-txt] ${reason}`, '  title: A');
    expect(lintText(misspelt, 'p.yaml')).toEqual([
      expect.objectContaining({ rule: 'unknown-rule', help: 'did you mean `cut-text`?' }),
    ]);
  });

  it('is a comment: in a text it is text', () => {
    const text = stepsOf(
      '- id: a',
      '  title: "# tocsin: ignore[cut-text]"',
      '  guide: |',
      '    # tocsin: ignore[cut-text]',
      '    # tocsin: ignore[none]',
    );
    expect(rulesOf(text)).toEqual([]);
  });

  it('does not hide what keeps a file from loading, and is told so', () => {
    const text = stepsOf('- id: a', '  title: A', `  # tocsin: ignore[schema] ${reason}`, '  rolle: b');
    expect(lintText(text, 'p.yaml')).toEqual([
      expect.objectContaining({ rule: 'schema', help: expect.stringContaining('cannot be ignored') }),
    ]);
  });

  it('is not in vain where the file does not load: nobody has looked', () => {
    const text = stepsOf('- id: a', '  title: A', `  # tocsin: ignore[cut-text] ${reason}`, '  rolle: b');
    expect(rulesOf(text)).toEqual(['schema:13']);
  });

  it('does nothing with --no-ignores, and nothing is said of it', () => {
    const text = stepsOf('- id: a', '  # tocsin: ignore[cut-text]', '  title: A #b');
    expect(rulesOf(text, {}, { ignores: false })).toEqual(['cut-text:12']);
  });

  it('hides also what the workspace turns off, and is not in vain then', () => {
    const text = stepsOf('- id: a', `  # tocsin: ignore[cut-text] ${reason}`, '  title: A #b');
    expect(rulesOf(text, {}, { severities: { 'cut-text': 'off' } })).toEqual([]);
  });

  it('is graded as the workspace says', () => {
    const text = stepsOf('- id: a', '  # tocsin: ignore[cut-text]', '  title: A #b');
    const settings: Settings = { severities: { 'ignore-without-reason': 'info' } };
    expect(lintText(text, 'p.yaml', {}, settings)).toEqual([
      expect.objectContaining({ rule: 'ignore-without-reason', severity: 'info' }),
    ]);
  });
});
