import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';
import { keys } from './seat.ts';

const playbook = resolve('test/fixtures/session/every-act.yaml');
const start = ['run', playbook, '--drill', '--name', 'Tabletop', '--input', 'reporter=lee'];
const wide = { columns: 120, rows: 40 };

let world: World;
beforeEach(() => {
  world = createWorld();
});

describe('an exercise is marked as one', () => {
  it('on every screen, in every message that goes out, and in the record', async () => {
    const at = world.sit(start.slice(0, -2), wide);
    await at.answer('EXERCISE  Who reported it?', 'lee');
    await at.shows('look · gather');
    const seen = (await at.transcript()).join('\n');
    expect(seen).toContain('EXERCISE  This is a drill: nothing in it is a real incident.');
    const everyScreen = async (): Promise<void> => {
      const screen = (await at.screen()).join('\n');
      expect(screen, screen).toContain('EXERCISE');
      expect(screen, screen).not.toContain('LIVE');
    };
    await everyScreen();
    await at.press('s', 'look · gather');
    await at.answer('EXERCISE  Why is it skipped?', '1');
    await at.press('d', 'look · verdict');
    await at.choose('Is it malicious?', 'Malicious');
    await at.press(keys.enter, 'Why? (Enter for no reason)');
    await at.answer('On whose authority?', 'dana');
    await at.press(keys.enter, 'When was it first noticed?');
    await everyScreen();
    await at.press('d', 'look · tell-reporter');
    await at.shows(/^ {2}EXERCISE EXERCISE EXERCISE/m);
    await at.press(keys.ctrlS, 'EXERCISE  The message as it was sent');
    await at.press(keys.enter, 'To whom');
    await at.answer('How was it sent?', 'by phone');
    await at.press(keys.enter, 'Receipt or reference');
    await everyScreen();
    await at.press(keys.ctrlC, 'look · tell-staff');
    expect(await at.code).toBe(10);

    const lines = (await world.run(['log', '--json'])).stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines[0]).toMatchObject({
      type: 'case.opened',
      data: { mode: 'drill', name: 'EXERCISE-Tabletop' },
    });
    expect(lines.find(line => line.type === 'notification.sent').data.text).toMatch(
      /^EXERCISE EXERCISE EXERCISE\n/,
    );
  });

  it('when it is gone on with, at a terminal and in plain', async () => {
    await world.run([...start, '--plain'], { stdin: 'q\n' });
    const at = world.sit(['resume'], wide);
    await at.press(keys.ctrlC, 'look · gather');
    await at.code;
    expect((await at.transcript()).join('\n')).toContain('EXERCISE  This is a drill');
    const plain = await world.run(['resume', '--plain'], { stdin: 'q\n' });
    expect(plain.stdout).toContain('EXERCISE  This is a drill');
    expect(plain.stdout).toContain('every-act 1.0.0 - EXERCISE');
    const menu = world.sit([], wide);
    await menu.press(keys.ctrlC, 'Go on with EXERCISE-Tabletop (EXERCISE)');
    await menu.code;
  });

  it('by every command that tells of it', async () => {
    await world.run([...start, '--plain'], { stdin: 'q\n' });
    for (const argv of [['status'], ['cases'], ['log'], ['report']])
      expect((await world.run(argv)).stdout, argv[0]).toContain('EXERCISE');
    const { stdout } = await world.run(['report']);
    expect(stdout.match(/EXERCISE EXERCISE EXERCISE/g)).toHaveLength(2);
    expect(JSON.parse((await world.run(['status', '--json'])).stdout).mode).toBe('drill');
    expect(JSON.parse((await world.run(['cases', '--json'])).stdout).cases[0].mode).toBe('drill');
    expect(JSON.parse((await world.run(['report', '--format', 'json'])).stdout).case.mode).toBe('drill');
  });

  it('by its name where none is given, counted apart from real cases', async () => {
    writeFileSync(
      join(world.folder, 'answers.yaml'),
      'tocsin-walkthrough: 1\nplaybook: every-act\nstart: 2026-11-21T02:10:00Z\ninputs: { reporter: lee }\nanswers: { wipe: done }\n',
    );
    const run = async (...flags: string[]) =>
      JSON.parse(
        (await world.run(['run', playbook, '--answers', 'answers.yaml', '--json', ...flags])).stdout,
      );
    expect(await run()).toMatchObject({ name: 'INC-2026-001-every-act', mode: 'live' });
    expect(await run('--drill')).toMatchObject({ name: 'EXERCISE-2026-001-every-act', mode: 'drill' });
    expect(await run('--drill')).toMatchObject({ name: 'EXERCISE-2026-002-every-act', mode: 'drill' });
  });

  it('and a real case is never said to be one', async () => {
    await world.run([...start.filter(word => word !== '--drill'), '--plain'], { stdin: 'q\n' });
    for (const argv of [['status'], ['cases'], ['log'], ['report']])
      expect((await world.run(argv)).stdout, argv[0]).not.toContain('EXERCISE');
    expect((await world.run(['status'])).stdout).toContain('LIVE');
  });
});
