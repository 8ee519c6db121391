import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld } from './desk-world.ts';
import { keys } from './seat.ts';

const playbook = resolve('test/fixtures/session/every-act.yaml');
const opening = resolve('test/fixtures/session/every-act-opening.yaml');

async function opened() {
  const world = createWorld();
  await world.run(['run', playbook, '--answers', opening, '--json']);
  return world;
}

test('what a note holds is said in one line, taken, listed defanged, and given to programs as it is', async () => {
  const world = await opened();
  const note = await world.run(['note', 'Link to hxxps://login[.]evil[.]example/a and 192.0.2.7']);
  expect(note.stdout).toContain('in notes, not recorded: hxxps://login[.]evil[.]example/a, 192[.]0[.]2[.]7');
  const taken = await world.run(['observable', 'take', '--malicious']);
  expect(taken.stdout).toContain('192[.]0[.]2[.]7  OBSERVABLE: ip; malicious');
  const listed = await world.run(['observable', 'list']);
  expect(listed.stdout).toContain('hxxps://login[.]evil[.]example/a');
  expect(listed.stdout).not.toContain('not recorded');
  const { observables, found } = JSON.parse((await world.run(['observable', 'list', '--json'])).stdout);
  expect(observables).toMatchObject([
    { kind: 'url', value: 'https://login.evil.example/a', verdict: 'malicious', by: 'dana' },
    { kind: 'ip', value: '192.0.2.7', verdict: 'malicious', by: 'dana' },
  ]);
  expect(found).toEqual([]);
  expect((await world.run(['report'])).stdout).toContain('192\\[.\\]0\\[.\\]2\\[.\\]7');
});

test('one that could be several things wants its type, and one that is none is refused', async () => {
  const world = await opened();
  const unclear = await world.run(['observable', 'add', 'FIN-WS-042']);
  expect([unclear.code, unclear.stderr]).toEqual([2, expect.stringContaining('could be several things')]);
  const wrong = await world.run(['observable', 'add', 'FIN-WS-042', '--type', 'ip']);
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('is not an IP address')]);
  expect((await world.run(['observable', 'add', 'FIN-WS-042', '--type', 'host'])).code).toBe(0);
});

test('one that was recorded by mistake is withdrawn with a reason', async () => {
  const world = await opened();
  await world.run(['observable', 'add', 'ours[.]example']);
  expect((await world.run(['observable', 'withdraw', 'ours.example'])).code).toBe(1);
  expect((await world.run(['observable', 'withdraw', 'ours[.]example', '--reason', 'Our own'])).code).toBe(0);
  expect((await world.run(['observable', 'list'])).stdout).toBe('No observable is recorded.\n');
});

test('a privileged note is not looked into', async () => {
  const world = await opened();
  const note = await world.run(['note', '--privileged', 'Counsel on 192.0.2.7']);
  expect(note.stdout).not.toContain('not recorded');
  expect((await world.run(['observable', 'take'])).code).toBe(1);
});

test('at the terminal a note that holds some is followed by one line, and @ takes those that are picked', async () => {
  const world = await opened();
  const at = world.sit(['resume'], { columns: 100, rows: 40 });
  await at.press('n', 'look · gather');
  await at.shows('Note');
  at.write('Call from 198.51.100.4 to evil[.]example');
  await at.press(keys.ctrlS, 'evil[.]example');
  await at.shows('in notes, not recorded: 198[.]51[.]100[.]4, evil[.]example  @ records them');
  await at.press('@', 'look · gather');
  await at.press(keys.down, 'Nothing chosen yet');
  await at.press(keys.enter, '› Those that notes hold');
  await at.press(keys.enter, 'Which of them belong to the case?');
  await at.shows('198[.]51[.]100[.]4  OBSERVABLE: ip');
  await at.shows('evil[.]example  OBSERVABLE: domain');
  await at.press('q', 'saved');
  expect(await at.code).toBe(10);
});

test('what acts on a terminal is shown in an observable, and never does', async () => {
  const world = await opened();
  const hostile = 'in\x1b[31mvoice\u202e.exe';
  await world.run(['observable', 'add', hostile, '--type', 'file', '--comment', '=1+1\x07']);
  for (const argv of [
    ['observable', 'list'],
    ['observable', 'list', '--json'],
    ['log'],
    ['export', '--format', 'csv'],
  ]) {
    const { stdout } = await world.run(argv);
    expect(stdout).not.toMatch(/[\x1b\x07\u202e]/);
    expect(stdout, argv.join(' ')).toContain('voice');
  }
  const { observables } = JSON.parse((await world.run(['observable', 'list', '--json'])).stdout);
  expect(observables[0].value).toBe(hostile);
});
