import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keys } from '../session/seat.ts';
import { drillLibrary, wholeNight } from './night-drill.ts';
import { emptyPlace, type Place } from './sit-down.ts';

let place: Place;
beforeAll(() => {
  place = emptyPlace();
});
afterAll(() => place.leave());

it('something really happens: the two words where a choice is asked stop the exercise, and a live case opens', {
  timeout: 120_000,
}, async () => {
  const library = drillLibrary(place.folder, wholeNight);
  const room = place.sitDown('drill', 'run', 'night', '--playbooks', library);
  await room.press('d', 'look · count');
  await room.press('d', 'look · verdict');
  await room.shows('EXERCISE  Was somebody there?');
  room.write('real world');
  await room.press(keys.enter, 'EXERCISE  Was somebody there?');
  await room.shows('The exercise stands where it is');
  await room.choose('Which playbook?', 'A door stands open');
  await room.shows(/LIVE.*\d\d:\d\d/);
  await room.press(keys.ctrlC, 'look · count');
  expect((await room.ended).exitCode).toBe(10);

  const [exercise = '', live = '', ...more] = readdirSync(join(place.folder, 'cases')).sort();
  expect(more).toEqual([]);
  const { stdout } = await place.run('status', exercise);
  expect(stdout).toContain('STOPPED: REAL WORLD');
  expect(stdout).not.toContain('its clock runs');
  expect((await place.run('status', live)).stdout).not.toContain('EXERCISE');
});
