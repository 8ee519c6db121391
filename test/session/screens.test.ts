import { resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type InMemorySeat, type World } from './desk-world.ts';
import { keys, pasted } from './seat.ts';

const playbook = resolve('test/fixtures/session/screens.yaml');
const golden = (name: string) => resolve(`test/fixtures/session/screens/${name}.txt`);

let world: World;
beforeEach(() => {
  world = createWorld();
});

/** The rows as they stand, and where the cursor is; what differs from run to run is named instead. */
async function picture(at: InMemorySeat, rows: (seat: InMemorySeat) => Promise<string[]>): Promise<string> {
  const shown = (await rows(at)).map(row => row.replaceAll(world.folder, '(folder)'));
  const { row, column } = await at.cursor();
  return `${shown.join('\n')}\n[cursor: row ${row + 1}, column ${column + 1}]\n`;
}

const screen = (at: InMemorySeat) => at.screen();
const transcript = (at: InMemorySeat) => at.transcript();

/** What was printed for good stands there once. */
async function expectNothingTwice(at: InMemorySeat): Promise<void> {
  const seen = await at.transcript();
  const count = (text: string | RegExp) => seen.filter(row => row.match(text)).length;
  for (let line = 1; line <= 60; line++)
    expect(count(`Guide line ${String(line).padStart(2, '0')} of 60`), `line ${line}`).toBe(1);
  for (const once of [/^What a screen|screens {2}What a screen/, / WHY {5}A guide/, / DUE /])
    expect(count(once), String(once)).toBeLessThanOrEqual(1);
  expect(count(/· LIVE ·/), 'one live block').toBeLessThanOrEqual(1);
}

describe.each([
  ['80x24', { columns: 80, rows: 24 }],
  ['60x20', { columns: 60, rows: 20 }],
  ['200x50', { columns: 200, rows: 50 }],
])('at %s', (name, size) => {
  it('a guide of sixty lines stands once, whatever happens below it', async () => {
    const at = world.sit(['run', playbook, '--as', 'dana', '--cases', 'c'], size);
    await at.shows('long · long-guide');
    await at.press('?', '? more');
    await at.press('?', '? less');
    await at.press('l', '? more');
    await at.press(keys.escape, 'Go to which step?');
    await at.press('n', 'long · long-guide');
    await at.shows('Ctrl-S or a lone full stop saves');
    at.write(pasted('one line\nand a second'));
    await at.press(keys.ctrlS, '2 lines');
    await at.shows('saved #');
    await expect(await picture(at, transcript)).toMatchFileSnapshot(golden(`${name}-long-guide`));
    await expectNothingTwice(at);
  });

  it('wide characters keep their columns, on the screen and while they are typed', async () => {
    const at = await seatAt('wide-text', size);
    await expect(await picture(at, screen)).toMatchFileSnapshot(golden(`${name}-wide-text`));
    await at.press('c', 'wide · wide-text');
    await at.shows('What is done?');
    at.write(` ${keys.down} `);
    await at.shows(/(◉[^◉]+){2}/);
    await expect(await picture(at, screen)).toMatchFileSnapshot(golden(`${name}-wide-checklist`));
    await at.press(keys.escape, 'What is done?');
    await at.press('f', 'wide · wide-text');
    await at.shows('What went wrong?');
    at.write('電源が切れた 🔋 그래서');
    await at.shows('그래서');
    at.write('\x1b[D\x1b[D\x1b[D\x1b[D');
    at.write('!');
    await at.shows('! 그래서');
    await expect(await picture(at, screen)).toMatchFileSnapshot(golden(`${name}-wide-typed`));
  });

  it('a long title is wrapped, never cut', async () => {
    const at = await seatAt('a-step-whose-id-alone-takes-most-of-a-narrow-terminal', size);
    await expect(await picture(at, screen)).toMatchFileSnapshot(golden(`${name}-long-title`));
    const words = (await at.screen()).join(' ').replace(/\s+/g, ' ');
    expect(words).toContain('before it is gone');
  });

  it('after a resize the block is drawn anew, narrower and wider, and leaves no copy of itself', async () => {
    const at = world.sit(['run', playbook, '--as', 'dana', '--cases', 'c'], size);
    await at.shows('long · long-guide');
    at.resize(50, 18);
    await at.shows(/q pause/);
    at.resize(size.columns, size.rows);
    await at.press('n', 'long · long-guide');
    await at.shows('Ctrl-S or a lone full stop saves');
    at.write('half a sentence');
    await at.shows('half a sentence');
    at.resize(70, 22);
    await at.shows('half a sentence');
    await expect(await picture(at, screen)).toMatchFileSnapshot(golden(`${name}-resized`));
    await expectNothingTwice(at);
  });

  it('a message that arrives above leaves typed text and cursor where they are', async () => {
    const at = world.sit(['run', playbook, '--as', 'dana', '--cases', 'c'], size);
    await at.press('s', 'long · long-guide');
    await at.shows('Why is it skipped?');
    at.write('agent line');
    await at.shows('agent line');
    at.write('\x1b[D\x1b[D\x1b[D\x1b[D');
    const note = ['note', 'Called the bank', '--as', 'lee', '--cases', 'c', '--color', 'never'];
    expect(await world.run(note)).toMatchObject({ code: 0 });
    await at.shows('Called the bank');
    at.write('off');
    await at.shows('agent offline');
    await expect(await picture(at, screen)).toMatchFileSnapshot(golden(`${name}-message`));
    await expectNothingTwice(at);
    await at.press(keys.enter, 'agent offline');
    await at.shows('wide · wide-text');
    expect((await at.transcript()).join(' ').replace(/ +/g, ' ')).toContain('SKIPPED: agent offline');
  });
});

/** At a step further down, with those before it done by commands. */
async function seatAt(step: string, size: { columns: number; rows: number }): Promise<InMemorySeat> {
  const steps = ['long-guide', 'wide-text', 'a-step-whose-id-alone-takes-most-of-a-narrow-terminal'];
  await world.run(['run', playbook, '--as', 'dana', '--cases', 'c', '--plain'], { stdin: 'q\n' });
  for (const done of steps.slice(0, steps.indexOf(step)))
    await world.run(['skip', done, '--reason', 'Seen', '--as', 'dana', '--cases', 'c']);
  const at = world.sit(['resume', '--as', 'dana', '--cases', 'c'], size);
  await at.shows('1 open');
  return at;
}

it('on a small screen a key brings back why a long step is done, beside its title', async () => {
  const at = world.sit(['run', playbook, '--as', 'dana', '--cases', 'c'], { columns: 80, rows: 24 });
  await at.shows('long · long-guide');
  expect((await at.screen()).join('\n')).not.toContain('WHY');
  await at.press('.', 'long · long-guide');
  await at.shows(/WHY [\s\S]*long · long-guide/);
  await at.press('q', 'long · long-guide');
  await at.code;
});
