import { describe, expect, test } from 'vitest';
import { expressionNames } from '../../src/expression/names.ts';
import { scopeOf } from '../../src/expression/scope.ts';
import type { Playbook, Step } from '../../src/playbook/playbook.ts';
import { input, scope } from './incident.ts';

const playbook: Playbook = {
  format: 1,
  id: 'worm',
  title: 'Worm',
  version: '1.0.0',
  incidentTypes: [],
  attack: [],
  references: [],
  severity: [
    { id: 'sev1', means: 'Spreading' },
    { id: 'sev2', means: 'Contained' },
  ],
  roles: [],
  inputs: {
    hosts: input('hosts', 'hostname', { many: true }),
    counts: input('counts', 'number', { many: true }),
    severity: input('severity', 'text'),
  },
  clocks: [],
  milestones: ['contained'],
  lists: {
    '': { id: '', container: 'steps', children: ['contain'] },
    contain: { id: 'contain', container: 'steps', owner: 'contain', children: ['per-host', 'verdict'] },
    'per-host': { id: 'per-host', container: 'steps', owner: 'per-host', children: ['cut-off'] },
  },
  steps: {
    contain: step({ id: 'contain', list: '', kind: 'phase', body: 'contain' }),
    'per-host': step({
      id: 'per-host',
      list: 'contain',
      kind: 'group',
      body: 'per-host',
      each: { name: 'host', of: 'hosts' },
    }),
    'cut-off': step({
      id: 'cut-off',
      list: 'per-host',
      kind: 'task',
      collect: [{ id: 'image', what: 'Disk image' }],
    }),
    verdict: step({
      id: 'verdict',
      list: 'contain',
      kind: 'decision',
      options: [{ id: 'spreading', label: 'Spreading', sets: {}, marks: [], meets: [] }],
    }),
  },
  edges: [],
};

function step(own: { id: string; list: string; kind: Step['kind'] } & Record<string, unknown>): Step {
  const common = {
    title: own.id,
    index: 0,
    phase: 'contain',
    path: [],
    asks: [],
    checklist: [],
    collect: [],
    marks: [],
  };
  const rest = { critical: false, witness: false, destroys: [], meets: [], attack: [], references: [] };
  return { ...common, ...rest, ...own } as unknown as Step;
}

describe('the scope of a playbook', () => {
  test('holds its ids, the options of its decisions, its evidence and severities', () => {
    expect(scopeOf(playbook)).toMatchObject({
      steps: { verdict: { kind: 'decision', options: ['spreading'] }, 'cut-off': { kind: 'task' } },
      milestones: ['contained'],
      evidence: ['image'],
      severity: ['sev1', 'sev2'],
    });
  });

  test('has the name of an `each` inside of it, with the type of one item', () => {
    expect(scopeOf(playbook, 'cut-off').inputs.host).toMatchObject({
      name: 'host',
      type: 'hostname',
      many: false,
    });
    expect(scopeOf(playbook, 'per-host').inputs).toHaveProperty('host');
    expect(scopeOf(playbook, 'verdict').inputs).not.toHaveProperty('host');
  });

  test('has every such name where no step is given', () => {
    expect(Object.keys(scopeOf(playbook).inputs)).toEqual(['host', 'hosts', 'counts']);
  });

  test('leaves the built-in names their meaning', () => {
    expect(scopeOf(playbook).inputs).not.toHaveProperty('severity');
  });

  test('is the same object for the same place, so that what was compiled is kept', () => {
    expect(scopeOf(playbook, 'cut-off')).toBe(scopeOf(playbook, 'per-host'));
  });
});

describe('the inputs that an expression names', () => {
  test.each([
    ['exfiltration == "yes" && !isolated', ['exfiltration', 'isolated']],
    ['victim.account == note', ['victim.account', 'note']],
    ['hosts.size() > accounts', ['hosts', 'accounts']],
    ['note.type == "note"', ['note']],
    ['type("x") == outcome("isolate")', []],
    ['note == "isolated" // isolated', ['note']],
    ['note == "unclosed isolated', ['note']],
    ['severity == "sev1" && now > seen', ['seen']],
  ])('%s names %j', (text, names) => expect(expressionNames(text, scope)).toEqual(names));
});
