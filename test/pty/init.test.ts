import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { regimeQuestions } from '../../src/workspace/regime-questions.ts';
import { keys } from '../session/seat.ts';
import { emptyPlace, type Place, type Sitting } from './sit-down.ts';

let place: Place;
beforeAll(() => {
  place = emptyPlace();
});
afterAll(() => place.leave());

it('init asks a few questions and writes a workspace that lint, doctor and run take; lint says whom it still lacks', {
  timeout: 120_000,
}, async () => {
  const at = place.sitDown('init');
  await at.answer('What is your organisation called?', 'Example: Ltd');
  await at.press(keys.escape, 'In which folder are cases kept?');
  await at.press(keys.enter, '› Example: Ltd');
  await at.press(keys.enter, 'In which folder are cases kept?');
  await namePeople(at);
  await at.shows('Who is on call now?');
  at.write(` ${keys.down} `);
  await at.press(keys.enter, /◉ lee/);
  await at.choose('Who is called first?', 'lee');
  await answerRegimes(at, ['people in the EU or EEA?', 'Securities and Exchange']);
  await at.press(keys.enter, 'In which time zone');
  expect((await at.ended).exitCode).toBe(0);

  const text = readFileSync(join(place.folder, 'tocsin.yaml'), 'utf8');
  expect(text).toContain('organisation: "Example: Ltd"');
  expect(text).toContain(
    '    - name: dana\n      roles: [commander]\n      contacts:\n        phone: +353 1 555 0100\n',
  );
  expect(text).toContain('  on_call: [lee, dana]');
  expect(text).toMatch(/^regimes:\n {2}- regulations\/gdpr .*\n {2}- regulations\/sec-8k/m);
  expect(text).toMatch(/^ {2}default:\n {4}zone: [A-Z]/m);
  expect(text).toContain('  us-federal:\n    zone: America/New_York');
  expect(await place.run('lint')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/unfilled-role: nobody .* `dpo`[\s\S]*\n1 warning in 1 file\n$/),
  });
  expect(await place.run('doctor')).toMatchObject({ code: 0 });
});

async function namePeople(at: Sitting): Promise<void> {
  await at.answer('Who can be called in an incident?', 'dana');
  await at.shows('Which roles can dana take?');
  at.write(' ');
  await at.press(keys.enter, /◉ commander/);
  await at.answer('Phone number of dana?', '+353 1 555 0100');
  await at.press(keys.enter, 'Mail address of dana?');
  await at.press(keys.enter, 'Chat handle of dana?');
  await at.answer('Who else?', 'lee');
  await at.press(keys.enter, 'Which roles can lee take?');
  await at.press(keys.enter, 'Phone number of lee?');
  await at.answer('Mail address of lee?', 'lee@example.org');
  await at.press(keys.enter, 'Chat handle of lee?');
  await at.press(keys.enter, 'Who else?');
}

/** Every regime is asked about, one after the other; these are answered with yes. */
async function answerRegimes(at: Sitting, binding: readonly string[]): Promise<void> {
  for (const { ask } of asked()) {
    await at.answer(ask.slice(0, 30), binding.some(words => ask.includes(words)) ? 'y' : 'n');
  }
}

/** In the order of the library: by their paths. */
function asked() {
  return regimeQuestions.toSorted((a, b) => (a.regime < b.regime ? -1 : 1));
}
