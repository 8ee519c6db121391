import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keys } from '../session/seat.ts';
import { emptyPlace, type Place } from './sit-down.ts';

let place: Place;
beforeAll(() => {
  place = emptyPlace();
});
afterAll(() => place.leave());

it('players at one terminal, whoever controls at another, killed and back', {
  timeout: 180_000,
}, async () => {
  const library = resolve('test/fixtures/drill');
  const room = place.sitDown('drill', 'run', 'door-at-night', '--playbooks', library, '--as', 'dana');
  await room.shows('look · count');
  const at = place.sitDown('drill', 'console', '--as', 'lee');
  await at.press('p', 'p pause');
  await room.shows('PAUSED');
  await at.press('f', 'EXERCISE PAUSED');
  await room.shows('EXERCISE  INJECT i010');
  await room.press('!', 'INJECT i010  phone, from Porter, to guard');
  await at.shows('taken in by dana');

  await room.press('n', 'look · count');
  await room.shows('Ctrl-S or a lone full stop saves');
  room.write('a guard is');
  await at.press('g', 'g give hint');
  await room.shows('Ask who is paid to be inside at this hour.');
  await room.shows('a guard is');
  room.write(' on the way');
  await room.press(keys.ctrlS, 'a guard is on the way');
  await room.shows('a guard is on the way  NOTE');

  at.kill('SIGKILL');
  await at.ended;
  const again = place.sitDown('drill', 'console', '--as', 'lee');
  await again.press('k', 'EXERCISE PAUSED');
  await again.shows('(given)');
  await again.press('p', 'p go on');
  await again.shows('running x60');

  // Nobody counts: what was expected is missed, and brings what hangs on that.
  await room.shows('Motion in the server room.');
  await again.shows('missed e1');
  await again.press('p', 'p pause');
  await room.press('d', 'look · count');
  await room.press('d', 'look · verdict');
  await room.choose('Was somebody there?', 'Nobody');
  await room.press(keys.enter, 'Why? (Enter for no reason)');
  await room.shows('look · lock');
  await again.press('r', 'r rate');
  await again.choose('Which objective?', 'o1');
  await again.choose('How was o1 performed?', 'M');
  await again.answer('Why? (Enter for no reason)', 'Counted late.');
  await again.press(keys.enter, 'Which entries show it?');
  await again.shows('RATED M');
  expect((await place.run('done', 'lock', '--as', 'dana')).code).toBe(0);
  expect((await place.run('close', '--as', 'dana')).code).toBe(0);
  await again.shows('CLOSED');
  await again.press('q', 'CLOSED');
  expect(await again.ended).toMatchObject({ exitCode: 0 });

  const came = place
    .lines()
    .filter(({ type }) => type === 'inject.delivered')
    .map(({ data }) => data.inject);
  expect(came.toSorted()).toEqual([...new Set(came)].toSorted());
  expect(came).toEqual(expect.arrayContaining(['i010', 'c030']));
  const verified = await place.run('verify', '--json');
  expect(JSON.parse(verified.stdout)).toMatchObject({ intact: true, problems: [] });
  const report = await place.run('drill', 'aar');
  expect(report.stdout).toContain('Counted late.');
});
