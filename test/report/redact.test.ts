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

it('names become roles, or Person A and B where they had none; parts of names only where they are written as such', async () => {
  const report = await reportOf(world, '--redact');
  const commander = report.people[0]?.role;
  expect(report.people[0]?.person).toBe(commander);
  expect(notes(report)).toEqual([
    `${commander} called; REYES will call lee at an e-mail address`,
    `mark the host and tell Person B, or ${commander}`,
    'withheld: marked above TLP:AMBER',
    'withheld: marked above TLP:AMBER',
  ]);
  expect(report.recorders.map(({ person }) => person)).toEqual(['Person A', 'Person B']);
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
