import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LintPorts } from '../../src/lint/lint-ports.ts';
import { lintText } from '../../src/lint/lint-text.ts';
import { lintTogether } from '../../src/lint/lint-together.ts';
import { rules } from '../../src/lint/rules.ts';
import type { Diagnostic } from '../../src/playbook/diagnostic.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import { playbookOf } from '../playbook/write-playbook.ts';

describe('the rules of lint', () => {
  it('are all in the registry, each under the name of its file', () => {
    const files = readdirSync('src/lint/rules').map(file => file.replace('.ts', ''));
    expect(rules.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it.each(rules)('$id finds its bad example, once, and nothing else', ({ id, bad, severity }) => {
    const findings = lintExample(bad);
    expect(findings.map(({ rule, severity }) => ({ rule, severity }))).toEqual([{ rule: id, severity }]);
  });

  it.each(rules)('$id has nothing against its good example', ({ good }) => {
    expect(lintExample(good)).toEqual([]);
  });
});

function lintExample(example: string): Diagnostic[] {
  const files = filesOf(example);
  return [...[...files].flatMap(([file, text]) => lintText(text, file, library)), ...lintTogether(files)];
}

/** A whole file, the steps of one, or several behind a line with the name of each. */
function filesOf(example: string): Map<string, string> {
  const [, ...parts] = example.split(/^--- # (.+)\n/m);
  if (parts.length === 0) {
    return new Map([['playbooks/example.yaml', example.startsWith('- ') ? playbookOf(example) : example]]);
  }
  return new Map(parts.flatMap((name, i) => (i % 2 === 0 ? [[name, parts[i + 1] ?? '']] : [])));
}

const library: LintPorts = {
  today: '2026-11-22',
  folder: 'playbooks',
  readFragment: path => fragments[path],
  playbooks: () =>
    new Map([
      ['example', ['account-compromise']],
      ['account-compromise', []],
    ]),
  regulations: () => ['regulations/gdpr'],
  walked: id =>
    id === 'example'
      ? loadPlaybook(playbookOf('- { id: first, title: First }\n'), 'e.yaml').playbook
      : undefined,
  roles: () => ['commander', 'scribe'],
  requiredRoles: () => new Map([['commander', ['example']]]),
  hasFolder: path => path === 'playbooks',
};

const fragments: Record<string, string> = {
  'regulations/gdpr.yaml': `tocsin-regulation: 1
id: gdpr
title: General Data Protection Regulation
clocks:
  - id: gdpr-33
    title: Notify the authority
    starts: { milestone: aware }
    within: 72h
    source: Art. 33(1)
    reviewed: 2026-11-01
`,
  'fragments/revoke-account.yaml': `tocsin-fragment: 1
id: revoke-account
title: Revoke an account
steps:
  - id: reset
    title: Reset the password
`,
  'fragments/circle.yaml': `tocsin-fragment: 1
id: circle
title: Round and round
steps:
  - include: fragments/circle.yaml
`,
};
