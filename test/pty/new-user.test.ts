import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keys, pasted } from '../session/seat.ts';
import { emptyPlace, type Place } from './sit-down.ts';

const pastedText = Array.from({ length: 40 }, (_, line) =>
  `${line + 1}: d s q ${'forwarded '.repeat(line % 4)}`.trimEnd(),
).join('\n');

let place: Place;
beforeAll(() => {
  place = emptyPlace();
});
afterAll(() => place.leave());

it('a new user works a case from the first key to a report and a proof', { timeout: 120_000 }, async () => {
  writeFileSync(join(place.folder, 'lure.eml'), 'Subject: Your mailbox is full\n');
  writeFileSync(join(place.folder, 'gateway.log'), 'delivered 212\n');
  await openAndWork();
  const head = await resumeAndClose();
  await readBack(head);
});

async function openAndWork(): Promise<void> {
  const at = place.sitDown('run', 'phishing', '--as', 'dana');
  await at.answer('Who reported it?', 'lee');
  await at.answer('What is its subject line', 'Your mailbox is full');

  await at.press('d', 'receive · keep-original');
  await at.choose('Evidence original-message', 'Copy a file');
  await at.answer('Path of the file', 'lure.eml');
  await at.answer('Which address or number', 'billing@examp1e.net');

  await at.press('d', 'receive · read-headers');
  await at.choose('What does the sender turn out to be?', 'look-alike');

  await at.press('d', 'receive · open-lure-safely');
  await at.choose('Evidence page-copies', 'It is held elsewhere');
  await at.answer('Where is it held', 'Sandbox session 122');
  await at.choose('What does it want?', 'credentials');
  await at.shows('What does it carry?');
  at.write(' ');
  await at.press(keys.enter, '◉ link');

  await at.press('d', 'receive · note-links');
  await at.answer('Which links and landing pages?', 'https://signin.examp1e.net/');

  await at.press('d', 'receive · verdict');
  await at.choose('Is it malicious?', 'Malicious');
  await at.answer('Why? (Enter for no reason)', 'A copy of our sign-in page');
  await at.answer('On whose authority?', 'dana');
  await at.press(keys.enter, 'When was it first noticed?');

  await at.press('d', 'receive · start/declare');
  await at.shows('What is done?');
  at.write(` ${keys.down} ${keys.down} `);
  await at.press(keys.enter, /(◉[^◉]+){3}/);
  await at.answer('Codename of this incident?', 'Red Kite');
  await at.press(keys.enter, 'When was the incident declared?');

  await at.press('d', 'receive · thank-reporter');
  await at.press(keys.ctrlS, 'The message as it was sent');
  await at.press(keys.enter, 'To whom, by name?');
  await at.answer('How was it sent?', 'phone');
  await at.answer('Receipt or reference', 'Phoned at 08:55');

  await at.press('d', 'contain · posture');
  await at.choose('Cut at once, or watch first?', 'Cut at once');
  await at.press(keys.enter, 'Why? (Enter for no reason)');
  await at.answer('On whose authority?', 'dana');

  await at.press('n', 'contain · block-sender');
  await at.shows('Ctrl-S or a lone full stop saves');
  at.write('Called the mail team');
  await at.press(keys.ctrlS, 'Called the mail team');

  await at.press('n', 'NOTE  dana');
  await at.shows('Ctrl-S or a lone full stop saves');
  at.write(pasted(pastedText));
  await at.press(keys.ctrlS, '40 lines');

  await at.press('e', 'block-sender  Block the sender');
  await at.answer('What is it?', 'Log of the gateway');
  await at.answer('Copy a file into the case?', 'y');
  await at.answer('Path of the file', 'gateway.log');

  await at.press(keys.ctrlC, 'EVIDENCE: gateway.log');
  expect(await at.ended).toMatchObject({ exitCode: 10 });
  const screen = (await at.screen()).join('\n');
  expect(screen).toContain('Paused. Everything is saved.');
  expect(screen).toContain('tocsin resume INC-');
  expect(screen).not.toContain(' d done');
}

async function resumeAndClose(): Promise<string> {
  const at = place.sitDown('resume', '--as', 'dana');
  await at.shows('Log of the gateway');
  await at.press('?', 'contain · block-sender');
  await at.press('z', 'close the case');
  await at.shows('Still open:');
  await at.answer('They are dropped, because?', 'An exercise of the keys');
  await at.answer('Why close now?', 'Seen enough');
  await at.press(keys.enter, 'Close the case?');
  expect(await at.ended).toMatchObject({ exitCode: 0 });
  const [, head] = /head {2}(\S+)/.exec((await at.screen()).join('\n')) ?? [];
  return head as string;
}

async function readBack(head: string): Promise<void> {
  const lines = place.lines();
  const of = (type: string) => lines.filter(line => line.type === type);
  expect(lines.every(line => line.actor.name === 'dana')).toBe(true);
  expect(of('case.opened')).toMatchObject([
    { data: { mode: 'live', scripted: false, inputs: { reporter: 'lee', subject: 'Your mailbox is full' } } },
  ]);
  expect(of('step.completed').map(line => line.step)).toEqual([
    'keep-original',
    'read-headers',
    'open-lure-safely',
    'note-links',
    'start/declare',
  ]);
  expect(of('step.not-applicable').map(line => line.step)).toEqual(['note-hashes', 'bridge']);
  expect(of('decision.made').map(line => [line.step, line.data.option, line.data.authority])).toEqual([
    ['verdict', 'malicious', 'dana'],
    ['posture', 'cut-now', 'dana'],
  ]);
  expect(of('checklist.ticked')).toHaveLength(3);
  expect(of('notification.sent')).toMatchObject([{ data: { to: 'lee', receipt: 'Phoned at 08:55' } }]);
  expect(of('evidence.added').map(line => line.data.name ?? line.data.held)).toEqual([
    'lure.eml',
    'Sandbox session 122',
    'gateway.log',
  ]);
  expect(of('note.added').map(line => line.data.text)).toEqual(['Called the mail team', pastedText]);
  expect(of('step.dropped').length).toBeGreaterThan(0);
  expect(of('session.started')).toHaveLength(2);
  expect(of('case.closed')).toHaveLength(1);

  const report = await place.run('report', place.caseDir());
  expect(report.code).toBe(0);
  expect(report.stdout).toContain('Your mailbox is full');
  expect(report.stdout).toContain('Called the mail team');

  const checked = await place.run('verify', place.caseDir(), '--head', head);
  expect([checked.code, checked.stdout]).toEqual([0, expect.stringMatching(/^INTACT/)]);
  const unchecked = await place.run('verify', place.caseDir());
  expect([unchecked.code, unchecked.stdout]).toEqual([3, expect.stringMatching(/^CONSISTENT/)]);
  const wrong = await place.run(
    'verify',
    place.caseDir(),
    '--head',
    head.replace(/^./, c => (c === '0' ? '1' : '0')),
  );
  expect(wrong.code).toBe(1);
}
