import { resolve } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { CaseReport } from '../../src/report/case-report.ts';
import { createWorld, type World } from '../session/desk-world.ts';
import { reportOf } from './recorded-case.ts';

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.run(['run', resolve('test/fixtures/session/hand-over.yaml'), '--plain'], { stdin: ':pause\n' });
  await world.run(['assign', 'commander', 'Dana Reyes']);
  await world.run(['note', 'Dana Reyes called; REYES will call lee at lee@corp.example'], {
    user: 'Lee Mark',
  });
  await world.run(['note', 'mark the host and tell Mark, or dana reyes']);
  await world.run(['note', 'TLP:RED a source inside says it began in May']);
  await world.run(['note', 'tlp:amber+strict likewise']);
});

const notes = (report: CaseReport) =>
  report.timeline.filter(({ word }) => word === 'NOTE').map(({ about }) => about);

it('names become roles, or Person A and B where they had none; parts of names likewise, unless they are words as well', async () => {
  const report = await reportOf(world, '--redact');
  const commander = report.people[0]?.role;
  expect(report.people[0]?.person).toBe(commander);
  expect(notes(report)).toEqual([
    `${commander} called; ${commander} will call Person B at an e-mail address`,
    `mark the host and tell Person B, or ${commander}`,
    'withheld: marked above TLP:AMBER',
    'withheld: marked above TLP:AMBER',
  ]);
  expect(report.recorders.map(({ person }) => person)).toEqual(['Person A', 'Person B']);
});

it('who was sent something, owns an action or is named by a correction has no name either; offices and other words stay', async () => {
  const telling = createWorld();
  const record = async (...argv: string[]) => {
    const { code, stdout, stderr } = await telling.run([...argv, '--json']);
    expect([code, stderr]).toEqual([0, '']);
    return JSON.parse(stdout).recorded.at(-1).id as string;
  };
  await telling.run(['run', resolve('test/fixtures/report/tell.yaml'), '--plain'], { stdin: ':pause\n' });
  await record('answer', 'reporter=Dirk Ode');
  await record('answer', 'story=ODE told Ada Quist');
  const id = await record('sent', 'tell', '--to', 'Ada Quist (legal), bo and the board', '--by', 'phone');
  const action = ['--owner', 'Cem Oz', '--due', '2026-12-31', '--kind', 'prevent'];
  await record('action', 'add', 'Call everybody', ...action);
  await record('correct', id, 'to', 'Ada Quist (legal), Ebba Falk and the board', '--reason', 'Not bo');
  await record('note', 'quist told BO and the board; Falk, CEM and ada@corp[.]example know');
  await record('note', 'Tell everybody: block the sender. Ebba[@]corp[.]example');
  const report = await reportOf(telling, '--redact');
  expect(notes(report)).toEqual([
    'Person B told Person C and the board; Person E, Person D and an e-mail address know',
    'Tell everybody: block the sender. an e-mail address',
  ]);
  expect(report.notifications[0]?.to).toBe('Person B (legal), Person E and the board');
  expect(JSON.stringify(report)).not.toMatch(/dirk|\bode\b|ada|quist|\bbo\b|\bcem\b|ebba|falk/i);
});

it('no log names the person or the machine, and the report says that it was redacted', async () => {
  const text = JSON.stringify(await reportOf(world, '--redact'));
  expect(text).not.toMatch(/soc-7|dana|Dana|Lee/);
  expect(text).toContain('log-1 #');
  expect((await world.run(['report', '--redact'])).stdout).toContain('- Redacted: names');
});

it('without the flag nothing is changed', async () => {
  expect(notes(await reportOf(world))[0]).toBe('Dana Reyes called; REYES will call lee at lee@corp.example');
});

it.each(['TLP RED', 'tlp-red', '**TLP:** RED', 'TLP: AMBER + STRICT', 'TLP:AMBER+STRICT'])(
  'a text that says %s is withheld; one that only looks like it stays',
  async mark => {
    await world.run(['note', `${mark} he drives a Fiat`]);
    await world.run(['note', 'TLP:AMBER. Redacted copies: TLP redaction guide']);
    const [withheld, kept] = notes(await reportOf(world, '--redact')).slice(-2);
    expect(withheld).toBe('withheld: marked above TLP:AMBER');
    expect(kept).toContain('redaction guide');
  },
);

it('what was marked takes its observables, its evidence and what it corrects with it, from reports and exports', async () => {
  await world.run(['note', 'TLP:RED the source names 203.0.113.9 and hxxps://lair[.]example/x']);
  await world.run(['observable', 'take', '203.0.113.9']);
  await world.run([
    'observable',
    'add',
    'den.example',
    '--malicious',
    '--comment',
    'TLP:RED the source again',
  ]);
  await world.run(['observable', 'add', 'open[.]example', '--malicious']);
  const { stdout } = await world.run(['note', 'the source is called Deep Throat', '--json']);
  const { recorded } = JSON.parse(stdout);
  await world.run(['correct', recorded.at(-1).id, 'text', 'TLP:RED a source', '--reason', 'Not marked']);
  const report = await reportOf(world, '--redact');
  expect(report.observables.map(({ value }) => value)).toEqual(['open.example']);
  const shown = [JSON.stringify(report)];
  for (const format of ['stix', 'timesketch', 'csv', 'veris', 'json'])
    shown.push((await world.run(['export', '--redact', '--format', format])).stdout);
  expect(shown.join('\n')).not.toMatch(/203\W{1,3}0|lair|den\W{1,3}example|Deep Throat/);
  expect(shown.join('\n')).toContain('open.example');
});

it('a sensitive value is withheld in whichever case somebody writes it', async () => {
  const named = createWorld();
  await named.run(
    ['run', resolve('test/fixtures/report/pass-phrase.yaml'), '--plain', '--input', 'phrase=quill-7'],
    { stdin: ':pause\n' },
  );
  await named.run(['note', 'It was QUILL-7 in the mail']);
  const report = await reportOf(named, '--redact');
  expect(notes(report)).toHaveLength(1);
  expect(JSON.stringify(report)).not.toMatch(/quill/i);
});
