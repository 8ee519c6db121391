import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld } from './desk-world.ts';

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
