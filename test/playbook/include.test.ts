import { describe, expect, it } from 'vitest';
import { type Loaded, loadPlaybook } from '../../src/playbook/load-playbook.ts';
import { playbookOf } from './write-playbook.ts';

const revoke = `tocsin-fragment: 1
id: revoke-account
title: Revoke an account
roles: { identity: { title: Identity team } }
inputs:
  account: { ask: Which account? }
  keep_mailbox: { ask: Keep the mailbox?, type: yes-no }
steps:
  - id: reset
    title: Reset {{ account }}
    role: identity
    collect: [{ id: sign-ins, what: "Sign-in log of {{ account }}" }]
  - id: sessions
    title: End every session
    needs: [reset, sign-ins, declared]
    when: keep_mailbox != "no" && outcome("reset") == "done" && has_evidence("sign-ins")
    marks: contained
  - id: verdict
    title: Is it over?
    options: [{ id: again, label: No, next: reset, sets: { keep_mailbox: "yes" } }]
`;

describe('a fragment', () => {
  it('stands in its place as a group, its ids and inputs behind its name', async () => {
    const { playbook, findings } = await load(
      '- { id: first, title: First }\n- { include: fragments/revoke.yaml, as: victim, with: { account: dana } }\n',
    );
    expect(findings).toEqual([]);
    expect(playbook?.lists.identify?.children).toEqual(['first', 'victim']);
    expect(playbook?.steps.victim).toMatchObject({
      kind: 'group',
      title: 'Revoke an account',
      include: { file: 'fragments/revoke.yaml', with: { 'victim.account': 'dana' } },
    });
    expect(playbook?.lists.victim?.children).toEqual(['victim/reset', 'victim/sessions', 'victim/verdict']);
    expect(playbook?.steps['victim/reset']).toMatchObject({
      phase: 'identify',
      path: ['steps', 0],
      file: 'playbooks/fragments/revoke.yaml',
    });
    expect(Object.keys(playbook?.inputs ?? {})).toEqual(['victim.account', 'victim.keep_mailbox']);
    expect(playbook?.roles.map(({ id }) => id)).toEqual(['commander', 'identity']);
  });

  it('refers to its own steps and evidence, and to milestones of the case', async () => {
    const { playbook } = await load('- { include: fragments/revoke.yaml, as: victim }\n');
    expect(playbook?.steps['victim/sessions']?.needs).toEqual([
      'victim/reset',
      'victim/sign-ins',
      'declared',
    ]);
    expect(playbook?.steps['victim/verdict']).toMatchObject({
      options: [{ next: 'victim/reset', sets: { 'victim.keep_mailbox': 'yes' } }],
    });
  });

  it('can be there twice under two names, and be waited for from outside', async () => {
    const { playbook, findings } = await load(`- { include: fragments/revoke.yaml, as: one }
- { include: fragments/revoke.yaml, as: two, when: 'one.account == "dana"' }
- { id: after, title: "Tell {{ two.account }}", needs: [two/reset, two] }
`);
    expect(findings).toEqual([]);
    expect(playbook?.steps.two?.when).toBe('one.account == "dana"');
  });

  it('takes its own id where no name is given', async () => {
    expect(
      (await load('- { include: fragments/revoke.yaml }\n')).playbook?.steps['revoke-account/reset']?.title,
    ).toBe('Reset {{ revoke_account.account }}');
  });

  it('has its names in full in conditions and texts', async () => {
    const { playbook } = await load('- { include: fragments/revoke.yaml, as: victim }\n');
    expect(playbook?.steps['victim/sessions']?.when).toBe(
      'victim.keep_mailbox != "no" && outcome("victim/reset") == "done" && has_evidence("victim/sign-ins")',
    );
    expect(playbook?.steps['victim/reset']?.collect[0]?.what).toBe('Sign-in log of {{ victim.account }}');
  });

  it.each<[what: string, steps: string, fragment: string, found: string[]]>([
    [
      'twice under one name',
      '- { include: fragments/revoke.yaml }\n- { include: fragments/revoke.yaml }\n',
      revoke,
      ['duplicate-id playbooks/p.yaml:11:20'],
    ],
    [
      'a value for an input it does not have',
      '- { include: fragments/revoke.yaml, with: { acount: dana } }\n',
      revoke,
      ['unknown-input playbooks/p.yaml:10:51'],
    ],
    [
      'a value that its input cannot take',
      '- { include: fragments/revoke.yaml, with: { keep_mailbox: sure } }\n',
      revoke,
      ['literal-not-a-choice playbooks/p.yaml:10:65'],
    ],
    [
      'a fault inside it, once for both',
      '- { include: fragments/revoke.yaml, as: a }\n- { include: fragments/revoke.yaml, as: b }\n',
      revoke.replace('{{ account }}', '{{ acount }}'),
      ['unknown-input playbooks/fragments/revoke.yaml:10:21'],
    ],
    [
      'a misspelt key inside it',
      '- { include: fragments/revoke.yaml }\n',
      revoke.replace('role: identity', 'rolle: identity'),
      ['schema playbooks/fragments/revoke.yaml:11:5'],
    ],
    [
      'names of the playbook around it',
      '- { include: fragments/revoke.yaml }\n- { id: out, title: Out }\n',
      revoke.replace('needs: [reset,', 'needs: [out,'),
      ['unknown-need playbooks/fragments/revoke.yaml:15:13'],
    ],
    [
      'a path out of the library',
      '- { include: ../secret.yaml }\n',
      revoke,
      ['include-escapes playbooks/p.yaml:10:20'],
    ],
    ['an absolute path', '- { include: /etc/passwd }\n', revoke, ['include-escapes playbooks/p.yaml:10:20']],
    [
      'a path with a drive',
      "- { include: 'C:\\x.yaml' }\n",
      revoke,
      ['include-escapes playbooks/p.yaml:10:20'],
    ],
    [
      'a path through itself',
      '- { include: fragments/./revoke.yaml }\n',
      revoke,
      ['include-escapes playbooks/p.yaml:10:20'],
    ],
    [
      'a file that is not there',
      '- { include: fragments/other.yaml }\n',
      revoke,
      ['include-not-found playbooks/p.yaml:10:20'],
    ],
    [
      'a circle',
      '- { include: fragments/revoke.yaml }\n',
      revoke.replace('steps:\n', 'steps:\n  - { include: fragments/revoke.yaml, as: inner }\n'),
      ['include-cycle playbooks/fragments/revoke.yaml:9:16'],
    ],
  ])('is refused with %s', async (_, steps, fragment, found) => {
    const { findings, playbook } = await load(steps, { 'fragments/revoke.yaml': fragment });
    expect(
      findings.map(({ rule, file, range }) => `${rule} ${file}:${range.start.line}:${range.start.column}`),
    ).toEqual(found);
    expect(playbook).toBeUndefined();
  });

  it('may stand within others eight deep and no deeper', async () => {
    const nested = (depth: number) =>
      Object.fromEntries(
        Array.from({ length: depth }, (_, i) => [
          `f${i}.yaml`,
          `tocsin-fragment: 1\nid: f${i}\ntitle: F\nsteps:\n  - ${i + 1 < depth ? `include: f${i + 1}.yaml` : '{ id: last, title: Last }'}\n`,
        ]),
      );
    expect((await load('- { include: f0.yaml }\n', nested(8))).findings).toEqual([]);
    expect((await load('- { include: f0.yaml }\n', nested(9))).findings.map(({ rule }) => rule)).toEqual([
      'too-deep',
    ]);
  });

  it('cannot multiply without bound', async () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [
        `f${i}.yaml`,
        `tocsin-fragment: 1\nid: f${i}\ntitle: F\nsteps:\n${Array.from({ length: 12 }, (_, n) =>
          i < 7 ? `  - { include: f${i + 1}.yaml, as: a${n} }\n` : `  - { id: s${n}, title: S }\n`,
        ).join('')}`,
      ]),
    );
    const { findings } = await load('- { include: f0.yaml }\n', doubling);
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['too-large']));
  });

  it('cannot be read where there is no library', () => {
    const { findings } = loadPlaybook(playbookOf('- { include: fragments/revoke.yaml }\n'), 'p.yaml');
    expect(findings.map(({ rule }) => rule)).toEqual(['include-not-found']);
  });
});

describe('a regime', () => {
  const gdpr = `tocsin-regulation: 1
id: gdpr
title: General Data Protection Regulation
inputs: { personal_data: { ask: Is personal data affected?, type: yes-no } }
clocks:
  - id: gdpr-33
    title: Notify the authority
    starts: { milestone: aware }
    within: 72h
    applies_when: personal_data == "yes"
    source: Regulation (EU) 2016/679 Art. 33(1)
    reviewed: 2026-11-01
`;
  const using = (steps: string) =>
    playbookOf(steps).replace('phases:', 'clocks: [{ use: regulations/gdpr }]\nphases:');

  it('brings its clocks and what they ask', () => {
    const { playbook, findings } = loadPlaybook(
      using('- { id: tell, title: Tell, meets: gdpr-33 }\n'),
      'p.yaml',
      { readFragment: () => gdpr },
    );
    expect(findings).toEqual([]);
    expect(playbook?.clocks.map(({ id }) => id)).toEqual(['gdpr-33']);
    expect(Object.keys(playbook?.inputs ?? {})).toEqual(['personal_data']);
  });

  it('that is not in the library is an error, and without a library stays a name', () => {
    const missing = loadPlaybook(using('- { id: a, title: A }\n'), 'p.yaml', {
      readFragment: () => undefined,
    });
    expect(missing.findings.map(({ rule }) => rule)).toEqual(['include-not-found']);
    const alone = loadPlaybook(using('- { id: tell, title: Tell, meets: gdpr-33 }\n'), 'p.yaml');
    expect(alone.playbook).toMatchObject({ clocks: [], unreadRegimes: ['regulations/gdpr'] });
  });
});

function load(steps: string, files: Record<string, string> = { 'fragments/revoke.yaml': revoke }): Loaded {
  return loadPlaybook(playbookOf(steps), 'playbooks/p.yaml', {
    folder: 'playbooks',
    readFragment: path => files[path],
  });
}
