import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LintPorts } from '../../src/lint/lint-ports.ts';
import { lintText } from '../../src/lint/lint-text.ts';
import { rules } from '../../src/lint/rules.ts';
import { playbookOf } from '../playbook/write-playbook.ts';

describe('the rules of lint', () => {
  it('are all in the registry, each under the name of its file', () => {
    const files = readdirSync('src/lint/rules').map(file => file.replace('.ts', ''));
    expect(rules.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it.each(rules)('$id finds its bad example, once, and nothing else', ({ id, bad, severity }) => {
    const findings = lintText(fileOf(bad), 'playbooks/example.yaml', library);
    expect(findings.map(({ rule, severity }) => ({ rule, severity }))).toEqual([{ rule: id, severity }]);
  });

  it.each(rules)('$id has nothing against its good example', ({ good }) => {
    expect(lintText(fileOf(good), 'playbooks/example.yaml', library)).toEqual([]);
  });
});

function fileOf(example: string): string {
  return example.startsWith('-') ? playbookOf(example) : example;
}

const library: LintPorts = {
  today: '2026-11-22',
  folder: 'playbooks',
  readFragment: path => fragments[path],
  playbooks: new Map([
    ['example', ['account-compromise']],
    ['account-compromise', []],
  ]),
  regulations: () => ['regulations/gdpr'],
  roles: () => ['commander'],
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
