import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type InMemorySeat, type World } from './desk-world.ts';
import { keys } from './seat.ts';

const golden = (name: string) => resolve(`test/fixtures/drill/console/${name}.txt`);
const sizes = { '80x24': { columns: 80, rows: 24 }, '120x40': { columns: 120, rows: 40 } };

let world: World;
beforeEach(() => {
  world = createWorld();
  cpSync(resolve('test/fixtures/drill'), join(world.folder, 'playbooks'), { recursive: true });
});

async function players(): Promise<InMemorySeat> {
  const at = world.sit(['drill', 'run', 'door-at-night', '--seed', '7', '--name', 'Night']);
  await at.shows('look · count');
  return at;
}

function controller(size = sizes['120x40']): InMemorySeat {
  return world.sit(['drill', 'console', '--as', 'lee'], size);
}

/** One command of the controller's, at once. */
const act = (...words: string[]) => world.run(['drill', ...words, '--as', 'lee']);

/** The players come to their end. */
async function closeCase(): Promise<void> {
  for (const words of [['done', 'count'], ['decide', 'verdict', 'nobody'], ['done', 'lock'], ['close']])
    expect(await world.run(words), words.join(' ')).toMatchObject({ code: 0 });
}

interface Entry {
  type: string;
  hlc: [number, number];
  actor: { name: string; role?: string };
  data: Record<string, unknown>;
}

/** What somebody put on the record beside coming and going, in the order of doing it. */
function entriesOf(who: string): [string, Record<string, unknown>][] {
  const folder = join(world.caseDir(), 'log');
  const entries: Entry[] = readdirSync(folder)
    .filter(name => name.endsWith('.jsonl'))
    .flatMap(name => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'))
    .map(line => JSON.parse(line));
  return entries
    .filter(({ actor, type }) => actor.name === who && !/^(session|case)\./.test(type))
    .sort((a, b) => a.hlc[0] - b.hlc[0] || a.hlc[1] - b.hlc[1])
    .map(({ type, data }) => [type, data]);
}

describe.each(Object.entries(sizes))('at %s', (name, size) => {
  it('the controller sees what comes, what the players have, and what is expected of them', async () => {
    await players();
    await act('pause');
    const at = controller(size);
    await at.shows('TEXT');
    await expect(`${(await at.screen()).join('\n')}\n`).toMatchFileSnapshot(golden(`${name}-begin`));
    await act('fire', 'i010');
    await act('fire', 'q020');
    await act('shift', '7m');
    await act('hint', 'i010');
    await at.shows('missed e1');
    await at.press('j', 'INJECT i010');
    await at.press('k', 'INJECT q020');
    await at.shows('(given)');
    const rows = await at.screen();
    expect(rows.length).toBeLessThanOrEqual(size.rows);
    await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot(golden(`${name}-under-way`));
  });
});

describe('each key of the console', () => {
  it('of injects is an entry, and the players see what is theirs', async () => {
    const room = await players();
    const at = controller();
    await at.press('h', 'INJECT i010');
    await at.press('h', 'HELD: h lets it go');
    await at.press('f', /INJECT i010 .*comes in/);
    await room.shows('EXERCISE  INJECT i010');
    await at.press('g', /INJECT i010 .*came/);
    await room.shows('Ask who is paid to be inside at this hour.');
    await at.press('u', '(given)');
    await at.answer('What do you tell the players about i010?', 'Look up.');
    await room.shows('Look up.');
    await at.press('j', 'Look up.  HINT');
    await at.press('j', 'INJECT c030');
    await at.press('d', 'INJECT q020');
    await at.shows('Drop q020?');
    at.write('y');
    await at.press(keys.enter, /Drop q020\?.*y/);
    await at.shows('DROPPED');
    await at.press('q', 'DROPPED');
    expect(await at.code).toBe(0);
    expect((await room.transcript()).join('\n')).not.toMatch(/HELD|DROPPED|propped/);
    expect(entriesOf('lee')).toMatchObject([
      ['inject.held', { inject: 'i010', held: true }],
      ['inject.held', { inject: 'i010', held: false }],
      ['inject.delivered', { inject: 'i010', cause: 'controller' }],
      ['hint.given', { inject: 'i010', text: 'Ask who is paid to be inside at this hour.' }],
      ['hint.given', { inject: 'i010', text: 'Look up.' }],
      ['inject.dropped', { inject: 'q020', cause: 'controller' }],
    ]);
  });

  it('of the clock moves it for everybody', async () => {
    const room = await players();
    const at = controller();
    await at.press('p', 'p pause');
    await room.shows('PAUSED');
    await at.press('+', 'PAUSED');
    await at.shows(/\+00:0[5-9]/);
    await at.press('-', 'EXERCISE CLOCK');
    await at.shows(/\+00:00/);
    await at.press('p', 'p go on');
    await at.press('?', 'running x60');
    await at.press('*', 'real world: stop');
    await at.shows('STOPPED: REAL WORLD');
    await room.shows('STOPPED: REAL WORLD');
    const clock = entriesOf('lee').map(([, { why, running }]) => [why, running]);
    expect(clock).toEqual([
      ['pause', false],
      ['shift', false],
      ['shift', false],
      ['resume', true],
      ['real-world', false],
    ]);
  });

  it('of judgement is kept from the players until the case is closed, and goes on after that', async () => {
    const room = await players();
    await act('fire', 'i010');
    const at = controller();
    await at.press('x', 'e1 ');
    await at.shows('missed e1');
    await at.press('m', 'x not met');
    await at.shows('met e1');
    await at.press('o', 'EXPECTATION MET');
    await at.answer('What do you see?', 'o1: nobody counts');
    await at.shows('nobody counts  OBSERVATION: o1');
    await at.press('n', 'n note');
    await at.shows('players read it at once');
    at.write('Coffee is here.');
    await at.press(keys.ctrlS, 'Coffee is here.');
    await room.shows('Coffee is here.');
    expect((await room.transcript()).join('\n')).not.toMatch(/EXPECTATION|OBSERVATION|nobody counts/);
    await closeCase();
    await at.shows('CLOSED');
    await at.press('r', 'r rate');
    await at.choose('Which objective?', 'o1');
    await at.choose('How was o1 performed?', 'S');
    await at.answer('Why? (Enter for no reason)', 'Late.');
    await at.answer('Which entries show it?', '#99');
    await at.shows('there is no entry "#99"');
    at.write('\x7f\x7f\x7f');
    await at.press(keys.enter, 'Which entries show it?');
    await at.shows('RATED S');
    expect(entriesOf('lee').map(([type]) => type)).toEqual([
      'inject.delivered',
      'expectation.judged',
      'expectation.judged',
      'observation.added',
      'note.added',
      'objective.rated',
    ]);
  });
});

it('an inject before its turn is fired only once that is said again, and the next one takes a dropped one’s place', async () => {
  await players();
  const at = controller();
  await at.press('j', 'INJECT i010');
  await at.press('d', 'INJECT q020');
  await at.shows('Drop q020?');
  at.write('y');
  await at.press(keys.enter, /Drop q020\?.*y/);
  await at.press('j', 'INJECT x1');
  await at.press('f', 'INJECT c030');
  await at.shows('Fire c030 now? It waits for expectation e1 is missed.');
  at.write('n');
  await at.press(keys.enter, /Fire c030.*n/);
  await at.shows('INJECT c030');
  expect(entriesOf('lee').map(([type]) => type)).toEqual(['inject.dropped']);
});

it('the chosen inject has the whole screen for reading it out, and gives it back', async () => {
  await players();
  const at = controller(sizes['80x24']);
  await at.press('i', 'NEXT');
  await at.shows('i back');
  expect((await at.screen()).join('\n')).not.toMatch(/NEXT|PLAYERS/);
  await at.press('i', 'HINTS   1 Ask who is paid');
  await at.shows('PLAYERS');
});

describe('the end', () => {
  it('is said when the story’s time is over, and closes with one reason for all that is open', async () => {
    const room = await players();
    const at = controller();
    await act('shift', '60m');
    await at.shows('EXERCISE TIME IS OVER');
    await room.shows('TIME IS OVER  60m of the story have passed');
    await at.press('e', 'e end it');
    await at.answer('The exercise ends here, because?', '');
    await at.shows('The case is closed: what is left is to judge and to rate.');
    await room.shows('The case was closed meanwhile.');
    await at.press('q', 'r rate');
    expect(await at.code).toBe(0);
    expect((await at.transcript()).join(' ')).toContain('tocsin drill aar EXERCISE-Night --out aar.html');
    expect(entriesOf('lee')).toContainEqual([
      'step.dropped',
      expect.objectContaining({ reason: 'The exercise is over' }),
    ]);
  });

  it('is one command, which says where the after-action report is', async () => {
    await players();
    expect(await act('end', '--reason', 'Fire alarm in the house')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/DROPPED: Fire alarm in the house[\s\S]*tocsin drill aar/),
    });
    expect(await act('end')).toMatchObject({ code: 2 });
  });
});

describe('the same as single commands', () => {
  it('each says what it recorded, with EXERCISE before it', async () => {
    await players();
    const said = [
      await act('hold', 'i010'),
      await act('let-go', 'i010'),
      await act('fire', 'i010'),
      await act('hint', 'i010', 'Look', 'up.'),
      await act('drop', 'q020'),
      await act('pause'),
      await act('shift', 'back', '5m'),
      await act('shift', '+5m'),
      await act('go-on'),
      await act('judge', 'e1', 'not-met'),
      await act('observe', 'nobody', 'counts', '--objective', 'o1'),
      await act('rate', 'o1', 'm', '--reason', 'Late.', '--entry', 'dana#0'),
    ];
    for (const { code, stdout, stderr } of said) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^EXERCISE {2}/);
    }
    const entries = entriesOf('lee');
    expect(entries.map(([type]) => type)).toEqual([
      'inject.held',
      'inject.held',
      'inject.delivered',
      'hint.given',
      'inject.dropped',
      'drill.clock',
      'drill.clock',
      'drill.clock',
      'drill.clock',
      'expectation.judged',
      'observation.added',
      'objective.rated',
    ]);
    expect(entries.at(-1)?.[1]).toMatchObject({ rating: 'M', text: 'Late.', refs: [expect.any(String)] });
  });

  it('what cannot be done is refused in a sentence, and leaves nothing', async () => {
    await players();
    await act('fire', 'i010');
    const refusals = [
      await act('fire', 'i010'),
      await act('fire', 'i01'),
      await act('fire'),
      await act('pause', 'now'),
      await act('shift', 'much'),
      await act('judge', 'e1', 'maybe'),
      await act('rate', 'o1', 'A'),
      await act('advance'),
    ];
    expect(refusals.map(({ code, stderr }) => `${code} ${stderr}`)).toMatchSnapshot();
    expect(entriesOf('lee')).toHaveLength(1);
  });

  it('a case without a scenario has nothing to control', async () => {
    expect((await act('console')).stderr).toContain('no exercise is open');
    await world.run(['run', 'door', '--drill', '--plain'], { stdin: 'q\n' });
    await world.run(['run', 'door', '--plain'], { stdin: 'q\n' });
    for (const words of [['console'], ['fire', 'i010']])
      expect(await act(...words)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('plays no scenario'),
      });
  });
});

it('says when no players’ terminal is at work', async () => {
  const room = await players();
  const at = controller();
  await at.shows('dana at work');
  await room.press(keys.ctrlC, 'look · count');
  await room.code;
  await at.shows('NO TERMINAL OF THEIRS IS AT WORK');
});

it('goes back to an exercise that it left: nothing is lost, and nothing comes twice', async () => {
  await players();
  const at = controller();
  await at.press('f', 'INJECT i010');
  await at.press(keys.ctrlC, /INJECT i010 .*came/);
  expect(await at.code).toBe(0);
  const again = controller();
  await again.press('k', 'INJECT c030');
  await again.shows(/INJECT i010 .*came/);
  const entries = entriesOf('lee');
  expect(entries.filter(([type]) => type === 'inject.delivered')).toHaveLength(1);
});

it('plain says all of it in words, and takes the same keys', async () => {
  await players();
  await act('pause');
  const { code, stdout } = await world.run(['drill', 'console', '--as', 'lee', '--plain'], {
    stdin: 'fire now\ng\no\nnobody counts\nq\n',
  });
  expect(code).toBe(0);
  expect(stdout).toContain('EXERCISE PAUSED');
  expect(stdout).toContain('ANSWER  The night cleaner propped the door open with a bucket.');
  expect(stdout).toContain('The exercise goes on without you.');
  expect(stdout).not.toContain('\x1b');
  expect(entriesOf('lee').map(([type]) => type)).toEqual([
    'drill.clock',
    'inject.delivered',
    'hint.given',
    'observation.added',
  ]);
});
