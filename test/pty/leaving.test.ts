import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyPlace, type Place, type Sitting } from './sit-down.ts';

let place: Place;
beforeEach(() => {
  place = emptyPlace();
});
afterEach(() => place.leave());

describe.each([
  ['at the step screen', async (at: Sitting) => at.shows('receive · keep-original')],
  [
    'in the middle of a note',
    async (at: Sitting) => {
      await at.press('n', 'receive · keep-original');
      await at.shows('Ctrl-S or a lone full stop saves');
      at.write('half a senten');
      await at.shows('half a senten');
    },
  ],
])('%s', (_where, reach) => {
  it.each([
    ['SIGTERM', 15, (at: Sitting) => at.kill('SIGTERM')],
    ['SIGINT', 2, (at: Sitting) => at.kill('SIGINT')],
    ['SIGHUP', 1, (at: Sitting) => at.hangUp()],
  ])('%s ends it by that signal, the record let go of cleanly', async (signal, number, end) => {
    const at = place.sitDown('run', 'phishing', '--input', 'reporter=lee', '--input', 'subject=Full');
    await reach(at);
    end(at);
    expect((await at.ended).signal).toBe(number);
    expect((await at.screen()).join('\n')).not.toContain('bug');
    expect(place.lines().at(-1)).toMatchObject({ type: 'session.ended', data: { why: signal } });
    expect(readdirSync(join(place.caseDir(), 'log')).filter(name => name.endsWith('.lock'))).toEqual([]);
  });
});

it('a note that a signal cut off is shown at the next sitting', async () => {
  const at = place.sitDown('run', 'phishing', '--input', 'reporter=lee', '--input', 'subject=Full');
  await at.press('n', 'receive · keep-original');
  await at.shows('Ctrl-S or a lone full stop saves');
  at.write('half a senten');
  await at.shows('half a senten');
  at.kill('SIGTERM');
  await at.ended;
  const again = place.sitDown('resume');
  await again.shows('receive · keep-original');
  const seen = (await again.transcript()).join('\n');
  expect(seen).toContain('A note was not finished');
  expect(seen).toContain('half a senten');
});

it('a terminal that goes before the case is open leaves none', async () => {
  const at = place.sitDown('run', 'phishing');
  await at.shows('Who reported it?');
  at.hangUp();
  expect((await at.ended).signal).toBe(1);
  expect(readdirSync(place.folder)).not.toContain('cases');
});
