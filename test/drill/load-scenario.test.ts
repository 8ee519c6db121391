import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/drill/load-scenario.ts';
import { lintText } from '../../src/lint/lint-text.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import { door } from './play-record.ts';
import { doorText, scenarioText } from './scenario-text.ts';

const whole = `  - id: i1
    type: contextual
    when: { at: 5m }
    text: The guard calls.
    raises: [seen]
    expect:
      - { id: e1, objective: o1, within: 10m, met_by: { step: count, state: completed } }
`;

describe('a scenario', () => {
  it('is read with what it leaves out filled in', () => {
    const { scenario, findings } = loadScenario(scenarioText(whole), 's.yaml', door);
    expect(findings).toEqual([]);
    expect(scenario?.clock).toEqual({ mode: 'scaled', scale: 4, storyStart: '2026-11-21T02:10:00Z' });
    expect(scenario?.injects[0]).toMatchObject({
      late: 'defer',
      to: [],
      when: { kind: 'at', at: { ms: 300_000 } },
      expect: [{ critical: false, metBy: { kind: 'step', step: 'count', state: 'completed' } }],
      trainer: { answer: '', hints: [], watchFor: [] },
    });
  });

  it.each([
    ['a trigger of two kinds', when('{ at: 5m, flag: seen }'), '`at`, `flag` stand in one trigger'],
    ['a trigger of no kind', when('{ wait: 5m }'), 'this trigger says nothing that could happen'],
    ['a step without a state', when('{ step: count }'), '`step` has no `state`'],
    ['a step that is late', when('{ step: count, state: late }'), 'a step is never "late"'],
    [
      'an expectation that is opened',
      when('{ expectation: e1, state: opened }'),
      'an expectation is never "opened"',
    ],
    [
      'an option of a step',
      when('{ step: count, state: opened, option: x }'),
      '`option` says nothing beside `step`',
    ],
    ['an inject that is not there', when('{ after: i9 }'), 'the scenario has no inject "i9"'],
    ['a flag that nothing raises', when('{ flag: sen }'), 'no inject raises the flag "sen"'],
    ['two injects of one id', whole + whole.replace('e1', 'e2'), 'two of these have the id `i1`: injects'],
    [
      'an inject that nothing brings',
      `${whole}  - { id: x1, type: contextual, text: So. }\n`,
      'nothing brings `x1` about: it has no `when` and is in no pool',
    ],
    ['an objective that is not there', whole.replace('o1', 'o7'), 'the scenario has no objective "o7"'],
    [
      'an expectation that nobody could judge',
      whole.replace('{ step: count, state: completed }', 'manual'),
      'nobody could judge `e1`: it does not say what is expected',
    ],
    [
      'words that stop an exercise',
      whole.replace('The guard calls.', 'This is not a drill!'),
      '"not a drill" is what people say when an exercise must stop, and no inject may',
    ],
    [
      'a step that the playbook has not',
      when('{ step: cunt-all, state: opened }'),
      'the playbook has no step "cunt-all"',
    ],
    ['a decision that is none', when('{ decision: count }'), '`count` is no decision'],
    [
      'an option that it has not',
      when('{ decision: verdict, option: all }'),
      'the playbook has no option "all"',
    ],
    [
      'a role that it has not',
      whole.replace('raises:', 'to: [gard]\n    raises:'),
      'the playbook has no role "gard"',
    ],
  ])('is refused with %s, in one sentence', (_, injects, message) => {
    const { scenario, findings } = loadScenario(scenarioText(injects), 's.yaml', door);
    expect(findings.map(finding => finding.message)).toEqual([message]);
    expect(scenario).toBeUndefined();
  });

  it.each([
    [
      'draws more than there are',
      '{ id: p, draw: 2, between: [5m, 9m], injects: [x1] }',
      '2 are to be drawn of 1',
    ],
    [
      'ends before it begins',
      '{ id: p, draw: 1, between: [9m, 5m], injects: [x1] }',
      '5m does not come after 9m',
    ],
    [
      'ends after the exercise',
      '{ id: p, draw: 1, between: [5m, 2h], injects: [x1] }',
      'the exercise is over after 60m',
    ],
  ])('is refused where a pool %s', (_, pool, message) => {
    const text = scenarioText(`${whole}  - { id: x1, type: contextual, text: So. }\n`, `pools: [${pool}]\n`);
    expect(loadScenario(text, 's.yaml').findings.map(finding => finding.message)).toEqual([message]);
  });

  it('does not fit another version of its playbook', () => {
    const next = { ...door, version: '2.0.0' } as Playbook;
    expect(loadScenario(scenarioText(whole), 's.yaml', next).findings).toMatchObject([
      { rule: 'playbook-out-of-range', message: '`door` is 2.0.0, and the scenario was written for >=1 <2' },
    ]);
  });
});

it('lint finds a scenario orphaned when a step gets another id', () => {
  const library = (text: string) => ({
    playbooks: () => new Map([['door', []]]),
    walked: () => loadPlaybook(text, 'door.yaml').playbook,
  });
  expect(lintText(scenarioText(whole), 's.yaml', library(doorText))).toEqual([]);
  const renamed = doorText.replace('id: count', 'id: count-people');
  expect(lintText(scenarioText(whole), 's.yaml', library(renamed))).toMatchObject([
    { rule: 'unknown-step', message: 'the playbook has no step "count"', file: 's.yaml' },
  ]);
});

function when(trigger: string): string {
  return `${whole}  - { id: i2, type: contextual, when: ${trigger}, text: So. }\n`;
}
