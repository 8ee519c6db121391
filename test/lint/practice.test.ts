import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LintPorts } from '../../src/lint/lint-ports.ts';
import { lintText } from '../../src/lint/lint-text.ts';
import { playbookOf } from '../playbook/write-playbook.ts';

const today = '2026-11-22';
const ports: LintPorts = { today, readFragment: path => readFileSync(`playbooks/${path}`, 'utf8') };
const shipped = ['playbooks', 'playbooks/regulations'].flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .map(name => `${folder}/${name}`),
);

describe('one mistake in a shipped file is one finding, at its place', () => {
  it.each<[rule: string, file: string, before: string | RegExp, after: string, at: string]>([
    ['placeholder-text', 'phishing', 'owner: Security operations', 'owner: TBD', 'TBD'],
    ['placeholder-text', 'ransomware', 'to: All staff', 'to: "[your company] staff"', '[your company]'],
    ['placeholder-text', 'ransomware', 'Phone the person at the machine;', 'TODO: phone number;', 'TODO'],
    ['stale-review', 'phishing', 'reviewed: 2026-11-01', 'reviewed: 2025-11-01', '2025-11-01'],
    ['stale-review', 'phishing', 'reviewed: 2026-11-01\n', '', 'review_every'],
    ['no-owner', 'phishing', 'owner: Security operations\n', '', 'phishing'],
    ['missing-stage', 'phishing', '    stage: eradication\n', '', 'eradicate'],
    ['missing-stage', 'ransomware', 'stage: recovery', 'stage: eradication', 'phases'],
    ['no-review-phase', 'ransomware', / {2}- id: review\n[\s\S]*$/, '', 'phases'],
    ['destructive-before-evidence', 'ransomware', 'needs: [disk-image, directory-logs]', '', 'rebuild-hosts'],
    ['destructive-before-evidence', 'ransomware', 'needs: [witnesses]', '', 'cut-power'],
    [
      'destructive-before-evidence',
      'phishing',
      'needs: [original-message, recipient-list]',
      '',
      'purge-mailboxes',
    ],
    ['measure-without-undo', 'ransomware', 'undo: Reconnect after the rebuild', '', 'measure'],
    ['measure-without-undo', 'ransomware', 'undo: Reconnect after the rebuild', 'undo: None', 'None'],
    ['measures-never-reviewed', 'phishing', / {6}- include: fragments\/lift-measures.*\n.*\n/, '', 'measure'],
    [
      'no-approver-on-critical',
      'ransomware',
      / {12}authority: dpo\n(?= {12}due: 24h\n {12}critical)/,
      '',
      'critical',
    ],
    [
      'no-approver-on-critical',
      'data-breach',
      / {8}authority: dpo\n(?= {8}due: 36h\n {8}critical)/,
      '',
      'critical',
    ],
    ['clock-without-source', 'regulations/hipaa', /^ {4}source: .*\n/m, '', 'id'],
    ['clock-stale', 'regulations/hipaa', 'reviewed: 2026-11-01', 'reviewed: 2024-11-01', '2024-11-01'],
    ['step-without-role', 'phishing', '        role: mail\n        due: 24h\n', '', 'sweep'],
    ['long-step', 'phishing', 'title: Read the headers', `title: Read ${'every header '.repeat(8)}`, 'title'],
    ['unused-input', 'regulations/hipaa', 'inputs:\n', 'inputs:\n  state: { ask: Which State? }\n', 'state'],
    ['unused-input', 'phishing', 'inputs:\n', 'inputs:\n  state: { ask: Which State? }\n', 'state'],
    ['unused-role', 'ransomware', 'roles:\n', 'roles:\n  caterer: { title: Caterer }\n', 'caterer'],
    ['secret-in-playbook', 'phishing', 'Say thank you first', 'Password: Summer2026', 'Summer2026'],
    ['link-not-https', 'phishing', 'https://www.ncsc', 'http://www.ncsc', 'http://'],
    ['link-not-https', 'regulations/gdpr', 'source: https:', 'source: http:', 'http://'],
  ])('%s in %s: %j', (rule, file, before, after, at) => {
    const path = `playbooks/${file}.yaml`;
    const text = readFileSync(path, 'utf8');
    const planted = text.replace(before, after);
    expect(planted).not.toBe(text);
    const findings = lintText(planted, path, ports).map(({ rule, range: { start, end } }) => ({
      rule,
      at: planted.split('\n')[start.line - 1]?.slice(start.column - 1, end.column - 1),
    }));
    expect(findings).toEqual([{ rule, at }]);
  });
});

describe('a step that is found', () => {
  it.each<[rule: string, step: string]>([
    ['destructive-before-evidence', 'title: Re-image every laptop on the list'],
    ['destructive-before-evidence', 'title: Shut the servers down'],
    ['destructive-before-evidence', 'title: Delete the messages from all mailboxes'],
    ['secret-in-playbook', 'title: Sign in\n  guide: "Use the account breakglass, password: Winter2026!"'],
    ['secret-in-playbook', 'title: Sign in\n  guide: https://svc:hunter22@proxy.example.org/'],
    ['secret-in-playbook', 'title: Sign in # token=3f786850e387550fdab8'],
    ['secret-in-playbook', 'title: Sign in\n  run: [fwctl, --api-key=abcdef, list]'],
    ['secret-in-playbook', 'title: Sign in\n  guide: "Key AKIA2E0A8F3B244C9986"'],
    ['shell-in-command', 'title: Run it\n  run: [/bin/bash, -lc, "grep x y | wc -l"]'],
    ['shell-in-command', 'title: Run it\n  run: [sudo, sh, -c, id]'],
    [
      'shell-in-command',
      'title: Run it\n  run: [powershell.exe, -NoProfile, -ExecutionPolicy, Bypass, -Command, Get-Item]',
    ],
    ['shell-in-command', 'title: Run it\n  run: [cmd, /d, /c, dir]'],
    ['shell-in-command', 'title: Run it\n  run: [grep, failed, auth.log, "|", wc, -l]'],
    ['shell-in-command', 'title: Run it\n  run: [dig, example.org, ">>", out.txt]'],
    [
      'shell-in-command',
      'title: Run it\n  asks: { user: { ask: Who? } }\n  run: [python3, -c, "print(\'{{ user }}\')"]',
    ],
    [
      'interpolated-flag',
      'title: Block\n  asks: { who: { ask: Who?, type: person } }\n  run: [idctl, "{{ who }}@example.org"]',
    ],
    [
      'interpolated-flag',
      'title: Block\n  asks: { many: { ask: How many? , type: number } }\n  run: [idctl, "{{ many }}", --, x]',
    ],
    ['no-approver-on-critical', 'title: Cut the links\n  critical: true'],
    [
      'no-approver-on-critical',
      'title: Look\n  authority: commander\n- id: two\n  title: Cut the links\n  critical: true',
    ],
    ['placeholder-text', 'title: To be defined'],
    ['placeholder-text', 'title: Call them\n  guide: Insert the phone number here.'],
    ['link-not-https', 'title: Read\n  guide: See [their page](http://status.example.com).'],
  ])('by %s: %j', (rule, step) => {
    expect(rulesAgainst(`- id: one\n  ${step}\n`)).toEqual([rule]);
  });
});

describe('reviewers are not bothered with', () => {
  it.each([
    'title: Switch off the expensive search',
    'title: Restart the print service',
    'title: Turn the servers on again',
    'title: Power the servers up',
    'title: Delete the rule',
    'title: Decide whether to wipe the host',
    'title: Ask whether hosts can be wiped',
    'title: Capture the disk of the host\n- id: two\n  title: Wipe the host\n  needs: [one]',
    'title: Bloquear todo el tráfico',
    'title: Run it\n  guide: "Answer `unknown` while that is to be decided."',
    'title: Change the password\n  guide: "*Reset*: password by voice. Token: revoked. Secret: {{ severity }}."',
    'title: Ask for a key\n  guide: AKIAIOSFODNN7EXAMPLE is what one looks like.',
    'title: Run it\n  run: [bash, collect.sh, -c, all]',
    'title: Run it\n  run: [pwsh, -File, collect.ps1]',
    'title: Run it\n  run: [az, monitor, query, "SigninLogs | take 5"]',
    'title: Run it\n  asks: { host: { ask: Which?, type: hostname } }\n  run: [edr, "{{ host }}"]',
    'title: Run it\n  asks: { who: { ask: Who? } }\n  run: [idctl, "--account={{ who }}"]',
    'title: Run it\n  asks: { how: { ask: How?, choices: [soft, hard] } }\n  run: [idctl, "{{ how }}"]',
    'title: Cut the links\n  critical: true\n  witness: true',
    'title: Cut the links\n  critical: true\n  authority: commander',
    'title: Look at the lure\n  guide: It leads to http://signin.examp1e.net/ and nowhere else.',
    'title: Note what nobody else will use\n  asks: { cause: { ask: Why? } }',
  ])('a step: %j', step => {
    expect(rulesAgainst(`- id: one\n  ${step}\n`)).toEqual([]);
  });

  it.each(shipped)('anything in %s', file => {
    expect(lintText(readFileSync(file, 'utf8'), file, ports)).toEqual([]);
  });
});

describe('a fragment', () => {
  const fragment = `tocsin-fragment: 1
id: revoke
title: Revoke an account
roles:
  identity: { title: Identity administrator }
inputs:
  account: { ask: Which account?, required: true }
steps:
  - { id: ask-leave, title: "Ask to block {{ account }}", approve: identity }
  - { id: block, title: Block it, role: identity, measure: { what: Block, undo: Unblock after the reset } }
`;
  const against = (text: string) => lintText(text, 'playbooks/fragments/revoke.yaml', ports);

  it('is not asked for what the playbook around it has', () => {
    expect(against(fragment)).toEqual([]);
  });

  it('is asked to use what it declares, whoever gives a value for it', () => {
    const unused = fragment.replace('{{ account }}', 'the account');
    expect(against(unused)).toMatchObject([
      { rule: 'unused-input', range: { start: { line: 7, column: 3 } } },
    ]);
  });

  it('has work for the roles of a playbook, also by what it lets them decide', () => {
    const playbook = playbookOf(
      '- { id: one, title: One, role: commander }\n- include: fragments/revoke.yaml\n',
    );
    const identity = 'roles: { commander: { title: Incident commander }, identity: { title: Identity } }';
    const text = playbook.replace(/^roles:.*$/m, identity);
    const approved = fragment.replace('role: identity, ', '');
    expect(lintText(text, 'playbooks/p.yaml', { today, readFragment: () => approved })).toEqual([]);
  });
});

function rulesAgainst(steps: string): string[] {
  return lintText(playbookOf(steps), 'playbooks/example.yaml', ports).map(({ rule }) => rule);
}
