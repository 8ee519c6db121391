import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyPlace, type Place } from './sit-down.ts';

let place: Place;
beforeAll(() => {
  place = emptyPlace();
});
afterAll(() => place.leave());

it('an exercise is shown to the room again, by keys and by time', { timeout: 60_000 }, async () => {
  const library = resolve('test/fixtures/drill');
  const answers = ['--playbooks', library, '--answers', `${library}/door-at-night.answers.yaml`];
  const played = await place.run(
    'drill',
    'solo',
    'door-at-night',
    ...answers,
    '--name',
    'night',
    '--seed',
    '7',
  );
  expect(played.code).toBe(0);
  const before = place.lines();

  const room = place.sitDown('drill', 'replay', 'night', '--speed', '0.5');
  await room.shows('EXERCISE REPLAY x0.5');
  await room.press(' ', 'space pause');
  await room.shows('EXERCISE REPLAY STANDS STILL');
  await room.press('n', 'space go on');
  await room.shows('EXERCISE  INJECT i010  +00:03:00 02:13Z  phone, from Porter, to guard');
  await room.shows('  | There is light in the store room.');
  room.write('\x1b[C');
  await room.shows('SILENCE: nobody at the table did anything for 5 min');
  await room.press('n', 'SILENCE');
  await room.press('n', 'i010  INJECT TAKEN IN');
  await room.shows('e1  NOT DONE within 5m');
  room.write('+');
  await room.shows('left at this speed');
  room.write(' ');
  await room.shows('EXERCISE REPLAY x1 ');
  for (const speed of [2, 4, 8, 16, 32, 64, 128, 256, 512]) {
    room.write('=');
    await room.shows(`EXERCISE REPLAY x${speed} `);
  }
  await room.shows('Of what was expected 0 met, 1 late, 0 missed.');
  expect(await room.ended).toMatchObject({ exitCode: 0 });
  const shown = (await room.transcript()).join('\n');
  for (const inject of ['i010', 'c030', 'q020', 'x1'])
    expect(shown.split(`EXERCISE  INJECT ${inject}`)).toHaveLength(2);
  expect(shown).not.toContain('bucket');
  expect(place.lines()).toEqual(before);
});
