import { expect, it } from 'vitest';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { candidatesOf } from '../../src/walkthrough/explore/candidates.ts';
import { playbookWith } from './explored.ts';

it('takes lists that open steps by their number and by what conditions look at in them', () => {
  const playbook = playbookWith(`- id: act
  title: Act
  steps:
    - id: look
      title: Look
      asks:
        hosts: { ask: Which?, type: hostname, many: true }
    - { id: isolate, title: Isolate, each: { host: hosts } }
    - { id: alert, title: Alert, when: hosts.includes("dc-1") }
`);
  const candidates = candidatesOf(playbook, bindExpressions(playbook), playbook.inputs.hosts as never);
  expect(candidates.map(({ value }) => value)).toEqual([
    [],
    ['dc-1'],
    ['host-1'],
    ['dc-1', 'host-1'],
    ['host-1', 'host-2'],
  ]);
});

it.each<[string, string, string, unknown[]]>([
  ['those that a condition tells apart', 'choices: [low, middle, high]', 'asked == "high"', ['low', 'high']],
  ['one of all, where none does', 'choices: [low, middle, high]', '1 == 1', ['low', 'middle']],
  [
    'each that is named',
    'choices: [low, middle, high]',
    'asked == "high" || asked == "low"',
    ['low', 'middle'],
  ],
  [
    'all, where each is by itself',
    'type: yes-no',
    'asked == "yes" && other == "a" || asked == "no"',
    ['yes', 'no', 'unknown'],
  ],
  ['numbers around those that are named', 'type: number', 'asked > 5', [5, 6]],
  [
    'lists by what is in them',
    'choices: [mail, web, call]\n          many: true',
    'asked.includes("web")',
    [['mail'], ['web']],
  ],
])('takes %s', (_, type, when, expected) => {
  const playbook = playbookWith(`- id: act
  title: Act
  steps:
    - id: look
      title: Look
      asks:
        asked:
          ask: What?
          ${type}
        other: { ask: And?, choices: [a, b] }
    - { id: then, title: Then, when: '${when}' }
`);
  const candidates = candidatesOf(playbook, bindExpressions(playbook), playbook.inputs.asked as never);
  expect(candidates.map(({ value }) => value)).toEqual(expected);
});
