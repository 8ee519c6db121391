import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';

const library = resolve('test/fixtures/drill');
const answers = ['--answers', `${library}/door-at-night.answers.yaml`];
const door = ['drill', 'solo', 'door-at-night', '--playbooks', library, '--seed', '7'];
const golden = (name: string): string => readFileSync(`${library}/${name}.txt`, 'utf8');

let world: World;
beforeEach(() => {
  world = createWorld();
});

describe('a replay into a pipe', () => {
  it('is all of the exercise at once, with drill time and the time of the story', async () => {
    await world.run([...door, ...answers, '--name', 'night']);
    const { code, stdout, stderr } = await world.run(['drill', 'replay', 'night', '--speed', '8']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(golden('replay'));
    expect(stdout).not.toMatch(/bucket|paid to be inside|cleaning company/);
  });

  it('says in words what signs say, with --plain', async () => {
    await world.run([...door, ...answers, '--name', 'night']);
    const { stdout } = await world.run(['drill', 'replay', 'night', '--plain']);
    expect(stdout).toContain('missed e1  NOT DONE within 5m');
    expect(stdout).toContain('done count  Count who is inside');
    expect(stdout).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('has what only a trainer knows with --controller', async () => {
    await world.run([...door, ...answers, '--name', 'night']);
    const { stdout } = await world.run(['drill', 'replay', 'night', '--controller', '--to', 'i010']);
    expect(stdout).toContain('ANSWER  The night cleaner propped the door open with a bucket.');
    expect(stdout).toContain('WATCH   Whether anybody thinks of the cleaning company.');
    expect(stdout).toContain('HINTS   Ask who is paid to be inside at this hour.');
    expect(stdout).not.toContain('c030');
  });

  it('writes nothing into the case', async () => {
    await world.run([...door, ...answers, '--name', 'night']);
    const before = await world.run(['log', 'night', '--json']);
    await world.run(['drill', 'replay', 'night']);
    expect((await world.run(['log', 'night', '--json'])).stdout).toBe(before.stdout);
  });
});

describe('a replay is refused in a sentence', () => {
  it.each(['0', '-1', 'fast', '8x', '1e3', '3601', ''])('with the speed %o', async speed => {
    const { code, stderr } = await world.run(['drill', 'replay', 'night', `--speed=${speed}`]);
    expect(code).toBe(2);
    expect(stderr).toContain(`--speed cannot be \`${speed}\`.`);
  });

  it('while players must not see yet what was expected of them', async () => {
    await world.run([...door, '--name', 'night', '--plain'], { stdin: ':pause\n' });
    const { code, stdout, stderr } = await world.run(['drill', 'replay', 'night']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('night is still being played');
    expect((await world.run(['drill', 'replay', 'night', '--controller'])).stdout).toContain('still open');
  });

  it('for a live case, which has its log', async () => {
    const live = ['run', `${library}/door.yaml`, '--name', 'live', '--plain'];
    await world.run(live, { stdin: ':pause\n' });
    const { code, stderr } = await world.run(['drill', 'replay', 'live']);
    expect(code).toBe(2);
    expect(stderr).toContain('live is a live case, and no exercise.');
    expect(stderr).toContain('`tocsin log live`');
  });
});

describe('a replay at a terminal', () => {
  it('brings each entry when its time comes, by the clock that it is given', async () => {
    await world.run([...door, ...answers, '--name', 'night']);
    const seat = world.sit(['drill', 'replay', 'night', '--speed', '60'], { columns: 100, rows: 40 });
    await seat.shows('EXERCISE REPLAY x60 · 02:10:00Z · +00:00:00 of +00:22');
    for (const second of [1, 2, 3]) {
      expect((await seat.screen()).join('\n')).not.toContain('INJECT i010');
      world.clock.pass(1000);
      await seat.shows(`+00:0${second}:00 of`);
    }
    await seat.shows('INJECT i010');
    await seat.shows('EXPECTED  e1 7 min left  step count completed  CRITICAL');
    seat.write('q');
    expect(await seat.code).toBe(0);
    expect((await seat.transcript()).at(-1)).toBe('EXERCISE REPLAY  EXERCISE-night left at +00:03');
  });

  it('obeys keys: stops, goes on by one, plays faster and slower', async () => {
    await world.run([...door, ...answers, '--name', 'night']);
    const seat = world.sit(['drill', 'replay', 'night'], { columns: 100, rows: 40 });
    await seat.shows('EXERCISE REPLAY x30');
    seat.write('+');
    await seat.shows('EXERCISE REPLAY x60');
    seat.write('-');
    await seat.shows('EXERCISE REPLAY x30');
    seat.write(' ');
    await seat.shows('EXERCISE REPLAY STANDS STILL');
    world.clock.pass(1000);
    seat.write('\x1b[C');
    await seat.shows('INJECT i010');
    await seat.shows('+00:03:00 of');
    seat.write('n');
    await seat.shows('SILENCE: nobody at the table did anything for 5 min');
    seat.write(' ');
    await seat.shows('x30');
    seat.write('\x03');
    expect(await seat.code).toBe(0);
    expect((await seat.transcript()).at(-1)).toBe('EXERCISE REPLAY  EXERCISE-night left at +00:05');
  });

  it('knows in an excerpt what was expected before it', async () => {
    await world.run([...door, ...answers, '--name', 'night']);
    const seat = world.sit(['drill', 'replay', 'night', '--from', '4m'], { columns: 100, rows: 40 });
    await seat.shows('EXPECTED  e1 5 min left  step count completed  CRITICAL');
    seat.write('q');
    expect(await seat.code).toBe(0);
  });

  it('ends by itself with what came of the exercise', async () => {
    await world.run([...door, ...answers, '--name', 'night']);
    const seat = world.sit(['drill', 'replay', 'night', '--from', 'x1'], { columns: 100, rows: 40 });
    await seat.shows('INJECT x1');
    for (const step of ['INJECT TAKEN IN', 'SILENCE', 'Lock the door', 'MILESTONE']) {
      seat.write('n');
      await seat.shows(step);
    }
    seat.write('n');
    expect(await seat.code).toBe(0);
    expect((await seat.transcript()).at(-1)).toContain('0 met, 1 late, 0 missed.');
  });
});
