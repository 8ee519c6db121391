import { expect, it } from 'vitest';
import { instanceName } from '../../src/engine/instance.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import { loadWalkthrough } from '../../src/playbook/load-walkthrough.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { checkExpectations } from '../../src/walkthrough/check-expectations.ts';
import { playbookOf } from '../playbook/write-playbook.ts';
import { playedCase } from '../walkthrough/played-case.ts';
import { opening, playOn } from './procedure.ts';

const part = `tocsin-fragment: 1
id: part
title: Revoke an account
inputs: { account: { ask: Which account? } }
steps:
  - { id: reset, title: "Reset {{ account }}", asks: { code: { ask: Which code was given? } } }
  - id: over
    title: Is it over?
    options: [{ id: again, label: No, next: reset }, { id: quiet, label: Yes }]
`;

const steps = `- id: which
  title: Which hosts?
  asks: { hosts: { ask: Which?, many: true } }
- id: host-work
  title: "Host {{ host }}"
  each: { host: hosts }
  steps:
    - { id: isolate, title: "Isolate {{ host }}" }
    - id: clean
      title: Is it clean?
      options: [{ id: no, label: No, next: isolate }, { id: yes, label: Yes }]
- { include: part.yaml, as: victim, with: { account: dana } }
`;

const top = `which: { hosts: [ws-1, ws-2] }
victim/reset: { code: blue }
victim/over: [again, quiet]`;

it('answers each value by its own, any other by *, and each pass of one value by itself', async () => {
  const played = await playedWith(`${top}
isolate: { each: { ws-2: [{ skip: Switched off }, done], "*": done } }
clean: { each: { ws-2: [no, yes], "*": yes } }
"*": done`);
  expect(played.endings).toEqual([
    'which done',
    'host-work[ws-1]/isolate done',
    'host-work[ws-1]/clean yes',
    'host-work[ws-2]/isolate skipped',
    'host-work[ws-2]/clean no',
    'host-work[ws-2]/isolate#2 done',
    'host-work[ws-2]/clean#2 yes',
    'victim/reset done',
    'victim/over again',
    'victim/reset#2 done',
    'victim/over#2 quiet',
  ]);
});

it('counts the endings of one value, not of all, for a list', async () => {
  const { endings } = await playedWith(`${top}
clean: [no, yes]
"*": done`);
  expect(endings.filter(ending => ending.includes('clean'))).toEqual([
    'host-work[ws-1]/clean no',
    'host-work[ws-1]/clean#2 yes',
    'host-work[ws-2]/clean no',
    'host-work[ws-2]/clean#2 yes',
  ]);
});

it('expects a decision of every value', async () => {
  const { session, records } = await playedWith(`${top}
clean: { each: { ws-1: yes, ws-2: { skip: Gone } } }
"*": done`);
  const unmet = checkExpectations(playedCase(session, records), { decisions: { clean: 'yes' } });
  expect(unmet.map(({ message }) => message)).toEqual(['host-work[ws-2]/clean came to skipped, not yes']);
});

it('names what a fragment asks as the fragment does', async () => {
  const { records } = await playedWith(`${top}
clean: yes
"*": done`);
  expect(records.find(r => r.at?.step === 'victim/reset' && r.type === 'step.completed')?.data).toMatchObject(
    {
      answers: { 'victim.code': 'blue' },
    },
  );
});

it('says for which value it has no answer', async () => {
  const lacking = playedWith(`${top}
isolate: { each: { ws-1: done } }
clean: yes`);
  await expect(lacking).rejects.toThrow('host-work[ws-2]/isolate: the walkthrough has no answer for it');
});

it('says which list nobody has given', async () => {
  const lacking = playedWith('which: { skip: Nobody knows }');
  await expect(lacking).rejects.toThrow(
    'host-work: it is opened for each of hosts, which nobody has given yet',
  );
});

async function playedWith(answers: string) {
  const loaded = loadPlaybook(playbookOf(steps), 'p.yaml', { readFragment: () => part });
  if (!loaded.playbook) throw new Error(JSON.stringify(loaded.findings));
  const { playbook } = loaded;
  const text = `tocsin-walkthrough: 1
playbook: example
start: 2026-11-21T02:10:00Z
answers:
${answers.replace(/^/gm, '  ')}
close: { reason: Over }
`;
  const { walkthrough, findings } = loadWalkthrough(text, 'w.yaml', playbook);
  if (!walkthrough) throw new Error(JSON.stringify(findings));
  const procedure = { playbook, walkthrough, expressions: bindExpressions(playbook), parts: new Map() };
  const { session, records } = await playOn(procedure, opening(procedure));
  const endings = records.flatMap(r =>
    r.at && r.type in words ? [`${instanceName(r.at)} ${wordOf(r)}`] : [],
  );
  return { session, records, endings };
}

const words: Record<string, string> = {
  'step.completed': 'done',
  'step.skipped': 'skipped',
  'decision.made': '',
};

function wordOf({ type, data }: { type: string; data: object }): string {
  return 'option' in data ? String(data.option) : (words[type] ?? '');
}
