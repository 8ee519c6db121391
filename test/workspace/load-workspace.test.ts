import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';
import type { WorkspacePorts } from '../../src/workspace/workspace-ports.ts';
import { workspaceWith } from './write-workspace.ts';

describe('a workspace that says only whose it is', () => {
  it('has every other part, empty or as usual', () => {
    const { workspace, findings } = loadWorkspace(workspaceWith(), 'tocsin.yaml');
    expect(findings).toEqual([]);
    expect(workspace).toEqual({
      organisation: 'Example Ltd',
      cases: 'cases',
      people: [],
      resources: [],
      regimes: [],
      variants: {},
      calendars: {},
      risks: [],
      severities: {},
    });
  });
});

describe('the roster', () => {
  it('puts those on call first, in their order, and then the others as written', () => {
    const { workspace } = loadWorkspace(
      workspaceWith(`roster:
  people:
    - { name: ann, roles: [] }
    - { name: dana, roles: [] }
    - { name: lee, roles: [] }
    - { name: max, roles: [] }
  on_call: [max, dana]
`),
      'tocsin.yaml',
    );
    expect(workspace?.people.map(({ name, onCall }) => [name, onCall])).toEqual([
      ['max', true],
      ['dana', true],
      ['ann', false],
      ['lee', false],
    ]);
  });

  it('keeps contacts in the order in which to try them, a number as it is written', () => {
    const { workspace } = loadWorkspace(
      workspaceWith(`roster:
  people:
    - name: dana
      roles: [commander]
      contacts: { pager: 0815, phone: +353 1 555 0100 }
`),
      'tocsin.yaml',
    );
    expect(Object.entries(workspace?.people[0]?.contacts ?? {})).toEqual([
      ['pager', '0815'],
      ['phone', '+353 1 555 0100'],
    ]);
  });
});

describe('a calendar', () => {
  it('has the days of its weekend by number from Monday, Saturday and Sunday where it says nothing, and holidays in order', () => {
    const { workspace } = loadWorkspace(
      workspaceWith(`calendars:
  dublin: { zone: Europe/Dublin, holidays: [2026-12-28, 2026-12-25], day_ends: 17:30, roll: next-working-day }
  riyadh: { zone: Asia/Riyadh, weekend: [saturday, friday] }
`),
      'tocsin.yaml',
    );
    expect(workspace?.calendars).toEqual({
      dublin: {
        zone: 'Europe/Dublin',
        weekend: [6, 7],
        holidays: ['2026-12-25', '2026-12-28'],
        dayEnds: '17:30',
        roll: 'next-working-day',
      },
      riyadh: { zone: 'Asia/Riyadh', weekend: [5, 6], holidays: [] },
    });
  });

  it.each(['Europe/Dublin', 'UTC', 'America/New_York', 'Etc/GMT+3'])('can be in the zone %s', zone => {
    expect(loadWorkspace(workspaceWith(`calendars: { one: { zone: ${zone} } }\n`), 'x').findings).toEqual([]);
  });
});

const around: WorkspacePorts = {
  regulations: () => ['regulations/gdpr', 'regulations/nis2'],
  roles: () => ['commander', 'dpo'],
  playbooks: () => new Map([['ransomware', []]]),
  rules: () => ['unknown-step'],
  hasFolder: path => path === 'playbooks',
};

describe('a mistake gives one finding, at its place', () => {
  it.each([
    ['another key', 'calendar: x\n', 'schema 3:1', 'did you mean `calendars`?'],
    ['folder of cases as a list', 'cases: [a]\n', 'schema 3:8', ''],
    ['cases with an escape', 'cases: "C:\\\\cases"\n', 'schema 3:8', 'without escapes'],
    ['home as ~', 'cases: ~/cases\n', 'schema 3:8', ''],
    ['case id without a number', 'case_id: INC-{year}\n', 'schema 3:10', ''],
    ['case id with a slash', 'case_id: a/{number}\n', 'schema 3:10', ''],
    ['folder that is not there', 'playbooks: [playbook]\n', 'unknown-folder 3:13', ''],
    ['mail that is none', person('contacts: { mail: dana }'), 'schema 6:25', ''],
    ['phone that is none', person('contacts: { phone: call dana }'), 'schema 6:26', ''],
    [
      'kind of contact',
      person('contacts: { email: dana@example.org }'),
      'schema 6:19',
      'did you mean `mail`?',
    ],
    [
      'role',
      'roster: { people: [{ name: dana, roles: [comander] }] }\n',
      'unknown-role 3:42',
      'did you mean `commander`?',
    ],
    [
      'same person twice',
      'roster: { people: [{ name: dana, roles: [] }, { name: Dana, roles: [] }] }\n',
      'duplicate-id 3:55',
      'remove one',
    ],
    [
      'person on call',
      'roster: { people: [{ name: dana, roles: [] }], on_call: [dna] }\n',
      'unknown-person 3:58',
      'did you mean `dana`?',
    ],
    [
      'same resource twice',
      'resources: [{ name: EDR, kind: tool }, { name: edr, kind: tool }]\n',
      'duplicate-id 3:48',
      '',
    ],
    ['regime', 'regimes: [regulations/gdpq]\n', 'unknown-regime 3:11', 'did you mean `regulations/gdpr`?'],
    ['regime named with its ending', 'regimes: [regulations/gdpr.yaml]\n', 'schema 3:11', ''],
    ['same regime twice', 'regimes: [regulations/gdpr, regulations/gdpr]\n', 'schema 3:29', ''],
    [
      'variant without its source',
      'clocks: { gdpr-33: { within: 24h } }\n',
      'clock-without-source 3:11',
      'add `source` and `reviewed`',
    ],
    ['period', 'clocks: { gdpr-33: { within: soon, source: s, reviewed: 2026-11-01 } }\n', 'schema 3:30', ''],
    ['calendar', 'clocks: { gdpr-33: { calendar: dublin } }\n', 'unknown-calendar 3:32', ''],
    [
      'zone',
      'calendars: { one: { zone: Europe/Dublim } }\n',
      'unknown-zone 3:27',
      'did you mean `Europe/Dublin`?',
    ],
    [
      'day that is on no calendar',
      'calendars: { one: { zone: UTC, holidays: [2026-02-29] } }\n',
      'impossible-date 3:43',
      'did you mean `2026-02-28`?',
    ],
    [
      'same holiday twice',
      'calendars: { one: { zone: UTC, holidays: [2026-12-25, 2026-12-25] } }\n',
      'schema 3:55',
      '',
    ],
    [
      'day of the week',
      'calendars: { one: { zone: UTC, weekend: [saterday] } }\n',
      'schema 3:42',
      'did you mean `saturday`?',
    ],
    [
      'grade',
      'risks: [{ id: r, title: R, likelihood: 6, impact: 1, treatment: accept }]\n',
      'schema 3:40',
      '',
    ],
    [
      'playbook of a risk',
      'risks: [{ id: r, title: R, likelihood: 5, impact: 1, treatment: accept, playbooks: [ransomwear] }]\n',
      'unknown-playbook 3:85',
      'did you mean `ransomware`?',
    ],
    [
      'rule of lint',
      'lint: { rules: { unknown-stap: off } }\n',
      'unknown-rule 3:18',
      'did you mean `unknown-step`?',
    ],
    ['severity', 'lint: { rules: { unknown-step: warn } }\n', 'schema 3:32', 'did you mean `warning`?'],
  ])('%s', (_, lines, found, help) => {
    const { findings, workspace } = loadWorkspace(workspaceWith(lines), 'tocsin.yaml', around);
    expect(findings.map(({ rule, range: { start } }) => `${rule} ${start.line}:${start.column}`)).toEqual([
      found,
    ]);
    expect(findings[0]?.help ?? '').toContain(help);
    expect(workspace).toBeUndefined();
  });

  it('and 29 February is a day where it is one', () => {
    const lines = 'calendars: { one: { zone: UTC, holidays: [2028-02-29] } }\n';
    expect(loadWorkspace(workspaceWith(lines), 'x').findings).toEqual([]);
  });
});

function person(line: string): string {
  return `roster:\n  people:\n    - name: dana\n      ${line}\n      roles: []\n`;
}
