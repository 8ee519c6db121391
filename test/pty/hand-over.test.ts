import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keys } from '../session/seat.ts';
import { emptyPlace, type Place } from './sit-down.ts';

let place: Place;
beforeAll(() => {
  place = emptyPlace();
});
afterAll(() => place.leave());

it('two people work on two tracks at once, and one hands over to the other', {
  timeout: 180_000,
}, async () => {
  const dana = place.sitDown('run', resolve('test/fixtures/session/hand-over.yaml'), '--as', 'dana');
  await dana.shows('work · block');
  const lee = place.sitDown('resume', '--as', 'lee');
  await lee.shows('work · block');
  const { code } = await place.run('assign', 'commander', 'dana', '--as', 'dana');
  expect(code).toBe(0);

  // Each on a track of their own: what one does appears on the other's screen by itself.
  await lee.press('l', 'work · block');
  await lee.choose('Go to which step?', 'isolate');
  await dana.press('d', 'work · block');
  await lee.press('d', 'work · isolate');
  await dana.shows(/isolate {2}Isolate the hosts {2}lee/);
  await lee.shows(/block {2}Block the sender.* dana/);
  await lee.press('n', 'work · image');
  await lee.shows('Ctrl-S or a lone full stop saves');
  lee.write('The image takes an hour');
  await lee.press(keys.ctrlS, 'The image takes an hour');
  await dana.shows('The image takes an hour  NOTE  lee');

  // dana leaves: a brief, corrected; it shows at lee's terminal, who reads back what is next.
  await dana.press('h', 'work · purge');
  await dana.answer('Who takes over?', 'lee');
  await dana.shows('HEAD OF THE RECORD');
  dana.write('Ask the proxy team.');
  await dana.press(keys.ctrlS, 'Ask the proxy team.');
  await dana.shows('Offered to lee.');
  await lee.press('h', 'HAND-OVER  dana offers it to lee: h takes over');
  await lee.answer('when is the next deadline?', 'none');
  await lee.answer('which step is open?', 'block');
  await lee.shows('That step is not open');
  lee.write('\x15');
  await lee.answer('which step is open?', 'purge');
  await lee.shows('commander  ROLE: lee');
  await dana.shows('HAND-OVER TAKEN');
  await dana.press(keys.ctrlC, 'work · purge');
  expect(await dana.ended).toMatchObject({ exitCode: 10 });
  await lee.press(keys.ctrlC, 'work · image');
  expect(await lee.ended).toMatchObject({ exitCode: 10 });

  const told = place
    .lines()
    .filter(({ type }) => !/^(session|case|step\.opened|milestone)/.test(type))
    .map(({ type, step, actor }) => [actor.name, type, step].filter(word => word !== undefined).join(' '));
  expect(told.toSorted()).toEqual([
    'dana handover.offered',
    'dana role.assigned',
    'dana step.completed block',
    'lee handover.taken',
    'lee note.added image',
    'lee role.assigned',
    'lee step.completed isolate',
  ]);
  const offer = place.lines().find(({ type }) => type === 'handover.offered');
  expect(offer?.data).toMatchObject({ to: 'lee', roles: ['commander'] });
  expect(offer?.data.brief).toMatch(/OPEN\n {2}purge .*\n {2}image .*Ask the proxy team\.$/s);
  const status = JSON.parse((await place.run('status', '--json')).stdout);
  expect(status.people).toMatchObject([
    { name: 'dana', roles: [] },
    { name: 'lee', roles: ['commander'] },
  ]);
  expect(status).toMatchObject({ conflicts: [], disputes: [], missing: [], handovers: [] });
  expect(JSON.parse((await place.run('verify', '--json')).stdout)).toMatchObject({ intact: true });
});
