import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import { playbookOf } from './write-playbook.ts';

const whole = await load(readFileSync('test/fixtures/playbook/whole-language.yaml', 'utf8'));

describe('a compiled playbook', () => {
  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(whole))).toStrictEqual(whole);
  });

  it('holds its lists by id: the phases, those of groups, those of options', () => {
    expect(whole.lists['']).toEqual({
      id: '',
      container: 'phases',
      children: ['identify', 'contain', 'recover'],
    });
    expect(whole.lists.contain).toEqual({
      id: 'contain',
      container: 'parallel',
      owner: 'contain',
      children: ['mail-flow', 'accounts'],
    });
    expect(whole.lists['verdict:malicious']).toEqual({
      id: 'verdict:malicious',
      container: 'steps',
      owner: 'verdict',
      option: 'malicious',
      children: ['tell-reporter'],
    });
  });

  it('says of each step where it stands in the tree and in the text', () => {
    const { list, index, phase, path } = whole.steps['tell-reporter'] ?? {};
    expect({ list, index, phase, path }).toEqual({
      list: 'verdict:malicious',
      index: 0,
      phase: 'identify',
      path: ['phases', 0, 'steps', 1, 'options', 1, 'steps', 0],
    });
    expect(whole.steps.identify?.phase).toBe('identify');
  });

  it('knows every kind of step by its action', () => {
    const kinds = Object.values(whole.steps).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(
      new Set([
        'phase',
        'group',
        'task',
        'decision',
        'approve',
        'run',
        'notify',
        'wait',
        'use',
        'lift',
        'review',
      ]),
    );
  });

  it('reads truth values, durations and single entries where a key asks for them', () => {
    expect(whole.steps.verdict?.critical).toBe(true);
    expect(whole.steps['keep-original']).toMatchObject({
      due: { text: '15m', ms: 900_000 },
      marks: ['detected'],
      critical: false,
    });
    expect(whole.reviewEvery).toEqual({ text: '180d', ms: 15_552_000_000 });
    expect(whole.steps.pause).toMatchObject({ kind: 'wait', for: { ms: 7_200_000 } });
  });

  it('holds every input by name, from the top and from asks', () => {
    expect(Object.keys(whole.inputs)).toEqual([
      'reporter',
      'state',
      'exfiltration',
      'case_number',
      'sender',
      'submitters',
    ]);
    expect(whole.steps['block-sender']?.asks).toEqual(['sender', 'case_number']);
    expect(whole.inputs.submitters).toMatchObject({ type: 'text', many: true, required: false });
  });

  it('spells the keys of clocks in its own way', () => {
    expect(whole.clocks[0]).toMatchObject({
      id: 'first-notice',
      starts: { earliestOf: [{ milestone: 'aware' }, { step: 'verdict' }] },
      within: { count: 72, unit: 'hour' },
      atMost: { within: { count: 4, unit: 'working-day' }, of: { milestone: 'detected' } },
      appliesWhen: 'exfiltration == "yes"',
    });
  });

  it('has a severity scale of its own, or four steps with a text', async () => {
    expect(whole.severity.map(({ id }) => id)).toEqual(['major', 'minor']);
    const plain = await load(playbookOf('- { id: a, title: A }\n'));
    expect(plain.severity.map(({ id }) => id)).toEqual(['sev1', 'sev2', 'sev3', 'sev4']);
  });

  it('knows the standard milestones and its own', async () => {
    const { milestones } = await load(playbookOf('- { id: a, title: A, marks: customers-told }\n'));
    expect(milestones.slice(0, 2)).toEqual(['opened', 'occurred']);
    expect(milestones.at(-1)).toBe('customers-told');
  });
});

describe('the flow graph', () => {
  const drawn = ({ edges }: Playbook) =>
    edges.map(({ from, to, why, option }) => `${from} -${why}${option ? `:${option}` : ''}-> ${to}`);

  it('leads from the start through phases, groups, options, jumps and needs to the end', async () => {
    const playbook = await load(`tocsin: 1
id: example
title: Example
version: 1.0.0
phases:
  - id: drill-first
    title: Practise
    stage: preparation
    steps: [{ id: practise, title: Practise }]
  - id: first
    title: First
    steps:
      - id: choose
        title: Choose
        options:
          - { id: stop, label: Stop, next: end }
          - { id: again, label: Again, next: choose }
          - { id: on, label: On, steps: [{ id: inner, title: Inner }] }
      - id: image
        title: Image
        collect: [{ id: memory, what: Memory }]
  - id: second
    title: Second
    parallel: [{ id: left, title: Left }, { id: right, title: Right }]
  - id: beside
    title: Beside
    needs: [memory]
    steps: [{ id: alone, title: Alone }]
`);
    expect(drawn(playbook)).toEqual([
      ' -start-> first',
      'first -after-> second',
      'beside -after-> end',
      'drill-first -start-> practise',
      'first -start-> choose',
      'choose -next:stop-> end',
      'choose -next:again-> choose',
      'choose -option:on-> inner',
      'choose -after-> image',
      'second -start-> left',
      'second -start-> right',
      'beside -start-> alone',
      'image -needs-> beside',
    ]);
  });

  it('does not go past a decision of which every option leads elsewhere', async () => {
    const playbook = await load(
      playbookOf(`- id: choose
  title: Choose
  options: [{ id: stop, label: Stop, next: end }]
- { id: never, title: Never }
`),
    );
    expect(drawn(playbook)).not.toContain('choose -after-> never');
  });
});

describe('the example in the documentation of the language', () => {
  it('is sound', async () => {
    const text = readFileSync('test/fixtures/playbook/malicious-email.yaml', 'utf8');
    expect(Object.keys((await load(text)).steps)).toHaveLength(12);
  });
});

async function load(text: string): Promise<Playbook> {
  const { playbook, findings } = loadPlaybook(text, 'p.yaml');
  expect(findings).toEqual([]);
  return playbook as Playbook;
}

describe('an option inside an each', () => {
  const load = (next: string) =>
    loadPlaybook(
      playbookOf(`- { id: which, title: Which?, asks: { hosts: { ask: Which?, many: true } } }
- id: work
  title: Work
  each: { host: hosts }
  steps:
    - { id: look, title: Look }
    - id: found
      title: Found?
      options: [{ id: no, label: No, next: ${next} }, { id: yes, label: Yes }]
`),
      'p.yaml',
    );

  it.each(['look', 'found', 'end'])('may lead to %s', async next => {
    expect((await load(next)).findings).toEqual([]);
  });

  it.each(['work', 'which', 'identify'])('may not lead out of it, to %s', async next => {
    const [found] = (await load(next)).findings;
    expect([found?.rule, found?.message]).toEqual([
      'next-leaves-container',
      expect.stringContaining('for one value of `hosts`, and the others go on'),
    ]);
  });
});
