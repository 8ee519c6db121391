import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dueInjects } from '../../src/drill/director.ts';
import { drillOf } from '../../src/drill/drill-state.ts';
import { loadScenario } from '../../src/drill/load-scenario.ts';
import { reduce } from '../../src/engine/reduce.ts';
import { emptyState } from '../../src/engine/state.ts';
import { readSession } from '../../src/session/open-session.ts';
import { keys } from '../session/seat.ts';
import { drillLibrary, secret, wholeNight } from './night-drill.ts';
import { emptyPlace, type Place } from './sit-down.ts';

let place: Place;
beforeAll(() => {
  place = emptyPlace();
});
afterAll(() => place.leave());

it('a whole exercise: players at one terminal, whoever controls it at another', {
  timeout: 300_000,
}, async () => {
  const library = drillLibrary(place.folder, wholeNight);
  const seen: string[] = [];
  const asSeen = async (...argv: string[]) => {
    const { code, stdout, stderr } = await place.run(...argv);
    seen.push(stdout, stderr);
    return { code, stdout };
  };

  const room = place.sitDown('drill', 'run', 'night', '--playbooks', library, '--as', 'dana');
  await room.shows('look · count');
  const at = place.sitDown('drill', 'console', '--as', 'lee');
  await at.press('p', 'p pause');
  await room.shows('PAUSED');

  // An inject comes while somebody writes a note.
  await room.press('n', 'look · count');
  await room.shows('Ctrl-S or a lone full stop saves');
  room.write('a guard is');
  await at.press('p', 'EXERCISE PAUSED');
  await room.shows('EXERCISE  INJECT i1');
  await room.shows('a guard is');
  room.write(' on the way');
  await room.press(keys.ctrlS, 'a guard is on the way');
  await room.shows('a guard is on the way  NOTE');
  await room.press('!', 'INJECT i1  phone, from Porter, to guard');
  await at.shows('taken in by dana');

  // Nothing of the exercise moves while it is paused, whatever people do meanwhile.
  await at.press('p', 'running x4');
  await room.shows('PAUSED');
  await at.press('k', 'PAUSED');
  await at.press('g', 'g give hint');
  await room.shows('Ask who is paid to be inside.');
  expect(await asSeen('drill', 'ask', 'keys', '--as', 'noor')).toMatchObject({
    code: 0,
    stdout: "EXERCISE  Porter: Three keys are out.\n  | One of them is the cleaner's.\n",
  });
  await room.shows(/ASKED.*noor/s);
  await at.press('p', 'p go on');

  // Nobody counts in time: that brings what follows from it. The question waits for the room.
  await room.shows('Motion in the server room.');
  expect((await room.transcript()).join('\n')).not.toContain('second patrol');
  await room.press('d', 'look · count');
  await room.shows('Do you need a second patrol?');
  await room.press('!', 'INJECT c1');
  await room.press('!', 'INJECT q1');
  await room.answer('q1: what do you answer?', 'Not yet');
  await at.shows('Not yet');

  await at.press('r', 'r rate');
  await at.choose('Which objective?', 'o1');
  await at.choose('How was o1 performed?', 'M');
  await at.answer('Why? (Enter for no reason)', 'Counted late.');
  await at.answer('Which entries show it?', 'dana#0');
  await at.shows('RATED M');
  for (const argv of [['status'], ['status', '--json'], ['log', '--all'], ['log', '--json'], ['report']])
    expect(await asSeen(...argv), argv.join(' ')).toMatchObject({ code: 0 });
  expect((await asSeen('decide', 'verdict', 'nobody', '--as', 'dana')).code).toBe(0);
  expect((await asSeen('done', 'lock', '--as', 'dana')).code).toBe(0);
  seen.push(room.written());
  for (const text of seen) expect(text).not.toMatch(secret);

  expect((await place.run('close', '--as', 'dana')).code).toBe(0);
  await room.shows('closed meanwhile');
  await room.press('q', 'closed meanwhile');
  expect((await room.ended).exitCode).toBe(0);
  await at.shows('CLOSED');
  await at.press('q', 'CLOSED');
  expect((await at.ended).exitCode).toBe(0);
  expect(at.written()).toMatch(secret);

  const came = deliveries();
  expect(came.map(({ inject }) => inject)).toEqual(['i1', 'c1', 'q1']);
  for (const { inject, late } of came) {
    expect(late, inject).toBeGreaterThanOrEqual(0);
    expect(late, inject).toBeLessThanOrEqual(aBusyMachine);
  }
  const clock = place.lines().filter(({ type }) => type === 'drill.clock');
  const words = clock.map(({ data }) => ({ why: data.why, story: data.story }));
  const [paused, wentOn, pausedAgain, wentOnAgain] = words;
  expect(words.map(({ why }) => why)).toEqual(['pause', 'resume', 'pause', 'resume']);
  expect(wentOn?.story).toBe(paused?.story);
  expect(wentOnAgain?.story).toBe(pausedAgain?.story);
  const verified = await place.run('verify', '--json');
  expect(JSON.parse(verified.stdout)).toMatchObject({ intact: true, problems: [] });
  const { stdout: report } = await place.run('drill', 'aar');
  const rows = report.split('\n').filter(row => row.startsWith('|'));
  for (const cites of [
    /Situational assessment.*M: Performed with major challenges/,
    /o1.*M: Performed with major challenges.*Counted late\..*dana.* #0/,
    /SECRET counts.*e1, inject i1.*late.*dana.* #\d+/,
    /The back door stands open.*i1, Porter, phone.*dana/,
    /Motion in the server room.*c1/,
    /Do you need a second patrol.*Not yet/,
    /a guard is on the way.*NOTE.*dana/,
    /Ask who is paid to be inside.*HINT.*i1.*lee/,
    /keys.*ASKED.*Three keys are out.*noor/,
  ])
    expect(rows).toContainEqual(expect.stringMatching(cites));
});

/** Milliseconds of the story: one second of the wall. That it is no more than one of the story a property holds, with timers of its own. */
const aBusyMachine = 4000;

/** Injects in the order in which they came, and how many milliseconds of the story after each was due. */
function deliveries(): { inject: string; late: number }[] {
  const { reading, state: last } = readSession(place.caseDir());
  const { scenario } = loadScenario(wholeNight, join(place.folder, 'night.yaml'), last.opened);
  if (!scenario) throw new Error('the scenario is not sound');
  const state = emptyState(last.opened);
  return reading.records.flatMap(record => {
    const drill = drillOf(state.exercise);
    const at = Date.parse(record.ts);
    const due =
      record.type === 'inject.delivered' && drill
        ? dueInjects(scenario, drill, state, at).find(each => each.inject.id === record.data.inject)
        : undefined;
    reduce(state, record);
    if (record.type !== 'inject.delivered') return [];
    return [{ inject: record.data.inject, late: at - (due?.due ?? Number.NaN) }];
  });
}
