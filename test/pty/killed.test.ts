import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keys } from '../session/seat.ts';
import { drillLibrary, manyInjects, wholeNight } from './night-drill.ts';
import { emptyPlace, type Place, type Sitting } from './sit-down.ts';

vi.setConfig({ testTimeout: 300_000 });

let place: Place;
beforeEach(() => {
  place = emptyPlace();
});
afterEach(() => place.leave());

async function killed(sitting: Sitting): Promise<void> {
  sitting.kill('SIGKILL');
  await sitting.ended;
}

function begin(scenario: string): Sitting {
  const library = drillLibrary(place.folder, scenario);
  return place.sitDown('drill', 'run', 'night', '--playbooks', library, '--as', 'dana');
}

const back = (): Sitting => place.sitDown('resume', '--as', 'dana');
const control = (): Sitting => place.sitDown('drill', 'console', '--as', 'lee');

/** What stands on the record of so many of these, each as often as it stands there. */
function recorded(type: string): string[] {
  return place
    .lines()
    .filter(line => line.type === type)
    .map(({ data }) => String(data.inject ?? data.why))
    .sort();
}

async function isWhole(): Promise<void> {
  const { stdout } = await place.run('verify', '--json');
  const { problems } = JSON.parse(stdout) as { problems: { kind: string }[] };
  expect(problems.filter(({ kind }) => kind !== 'torn-tail')).toEqual([]);
}

it('the players’ terminal, killed wherever it stands, comes back to what it left: no inject is lost, none comes again', async () => {
  let room = begin(wholeNight);
  await room.shows('look · count');
  expect((await place.run('drill', 'pause', '--as', 'lee')).code).toBe(0);
  await room.shows('PAUSED');
  await killed(room);

  // Paused, before anything has come.
  room = back();
  await room.shows('PAUSED');
  expect((await place.run('drill', 'go-on', '--as', 'lee')).code).toBe(0);
  await room.shows('EXERCISE  INJECT i1');
  await killed(room);

  // Delivered, and taken in by nobody.
  room = back();
  await room.press('!', 'INJECT i1  phone, from Porter, to guard: not taken in yet');
  await room.shows('INJECT TAKEN IN');
  await killed(room);

  room = back();
  await room.press('d', 'look · count');
  await room.shows('look · verdict');
  await room.shows('Do you need a second patrol?');
  await room.press('!', 'INJECT q1');
  await room.shows('q1: what do you answer?');
  room.write('Not y');
  await room.shows('Not y');
  await killed(room);

  // While an inject was answered.
  room = back();
  await room.press('!', 'wants an answer');
  await room.answer('q1: what do you answer?', 'Not yet');
  await room.shows('ANSWERED');
  await room.press(keys.ctrlC, 'look · verdict');
  expect((await room.ended).exitCode).toBe(10);

  expect(recorded('inject.delivered')).toEqual(['i1', 'q1']);
  expect(recorded('inject.acknowledged')).toEqual(['i1', 'q1']);
  expect(recorded('inject.answered')).toEqual(['q1']);
  await isWhole();
});

it('a console, killed wherever it stands, comes back to what it left, and says at once when the players’ terminal is gone', async () => {
  const room = begin(wholeNight);
  await room.shows('look · count');
  let at = control();
  await at.press('p', 'dana at work');
  await room.shows('PAUSED');
  await killed(at);

  at = control();
  await at.press('f', 'EXERCISE PAUSED');
  await room.shows('EXERCISE  INJECT i1');
  await killed(at);

  at = control();
  await at.press('k', 'INJECT c1');
  await at.press('g', /INJECT i1 .*came/);
  await room.shows('Ask who is paid to be inside.');
  await at.shows('(given)');
  await killed(at);

  // Paused: nothing is due, so that no inject that does not come could tell it.
  at = control();
  await at.shows('dana at work');
  await killed(room);
  await at.shows('NO TERMINAL OF THEIRS IS AT WORK');
  const again = back();
  await at.shows('dana at work');
  await again.shows('INJECT i1');
  await at.press('p', 'p go on');
  await at.shows('running x4');
  await at.press('q', 'dana at work');
  expect((await at.ended).exitCode).toBe(0);

  expect(recorded('inject.delivered')).toEqual(['i1']);
  expect(recorded('drill.clock')).toEqual(['pause', 'resume']);
  expect(recorded('hint.given')).toEqual(['i1']);
  await isWhole();
});

it('two terminals of players on one exercise bring each inject once, and go on when one of them is killed', async () => {
  const room = begin(manyInjects);
  await room.shows('look · count');
  expect((await place.run('drill', 'pause', '--as', 'lee')).code).toBe(0);
  await room.shows('PAUSED');
  const other = place.sitDown('resume', '--as', 'noor');
  await other.shows('PAUSED');
  expect((await place.run('drill', 'go-on', '--as', 'lee')).code).toBe(0);
  await Promise.all([room.shows('INJECT n5'), other.shows('INJECT n5')]);
  await killed(room);
  const third = back();
  await Promise.all([third.shows('INJECT n11'), other.shows('INJECT n11')]);

  expect(recorded('inject.delivered')).toEqual(Array.from({ length: 12 }, (_, i) => `n${i}`).sort());
  const shown = (await other.transcript()).join('\n').match(/EXERCISE {2}INJECT n\d+/g) ?? [];
  expect(shown.toSorted()).toEqual([...new Set(shown)].toSorted());
  expect(shown).toHaveLength(12);
  await isWhole();
});
