import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keys } from '../session/seat.ts';
import { emptyPlace, type Place } from './sit-down.ts';

let place: Place;
beforeAll(() => {
  place = emptyPlace();
});
afterAll(() => place.leave());

/** What only the controller may know of the scenario. */
const trainerText = /propped|who is paid|cleaning company/;

it('players alone with a scenario, a minute of the story each second', { timeout: 120_000 }, async () => {
  const library = resolve('test/fixtures/drill');
  const at = place.sitDown('drill', 'solo', 'door-at-night', '--playbooks', library, '--seed', '7');
  await at.press('n', 'look · count');
  await at.shows('Ctrl-S or a lone full stop saves');
  at.write('a guard is');
  await at.shows('EXERCISE  INJECT i010');
  await at.shows('a guard is');
  at.write(' on the way');
  await at.press(keys.ctrlS, 'a guard is on the way');
  await at.shows('a guard is on the way  NOTE');
  await at.press('!', 'INJECT i010  phone, from Porter, to guard');
  await at.shows('INJECT TAKEN IN');

  // Nobody counts: what was expected is missed, and the room is still too slow for the question.
  await at.shows('Motion in the server room.');
  expect((await at.transcript()).join('\n')).not.toContain('second patrol');
  await at.press('d', 'look · count');
  await at.shows('Do you need a second patrol?');
  const seen = [(await at.transcript()).join('\n')];
  at.kill('SIGKILL');
  await at.ended;

  const again = place.sitDown('resume');
  await again.shows(/A taxi waits outside|The lamp at the gate is out/);
  seen.push((await again.transcript()).join('\n'));
  await again.press(keys.ctrlC, 'look · verdict');
  expect(await again.ended).toMatchObject({ exitCode: 10 });

  const injects = place.lines().filter(({ type }) => type === 'inject.delivered');
  const came = injects.map(({ data }) => String(data.inject));
  expect(came.toSorted()).toEqual(['c030', 'i010', 'q020', expect.stringMatching(/^x[12]$/)]);
  for (const argv of [['log', '--all'], ['log', '--json'], ['status'], ['report'], ['verify']])
    seen.push((await place.run(...argv)).stdout);
  for (const text of seen) expect(text).not.toMatch(trainerText);
  for (const text of seen.slice(0, 2)) expect(text).toContain('EXERCISE');
});
