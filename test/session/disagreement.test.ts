import { cpSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';

const playbook = resolve('test/fixtures/session/hand-over.yaml');

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.run(['run', playbook, '--plain'], { stdin: ':pause\n' });
  const stick = join(world.folder, 'stick');
  cpSync(world.caseDir(), stick, { recursive: true });
  const acts = (commander: string, left: string, time: string, level: string) => [
    `answer exfiltration=${left}`,
    `milestone detected --at ${time}`,
    `assign commander ${commander}`,
    `severity ${level}`,
  ];
  for (const act of acts('dana', 'yes', '02:10Z', 'major')) await world.run(act.split(' '));
  await world.run(['done', 'block']);
  for (const act of acts('lee', 'no', '02:30Z', 'minor'))
    await world.run([...act.split(' '), '--as', 'lee', '--case', stick]);
  await world.run(['fail', 'block', '--reason', 'Gateway down', '--as', 'lee', '--case', stick]);
  await world.run(['merge', stick]);
}, 60_000);

async function standing() {
  const { conflicts, disputes, severity, milestones, people } = JSON.parse(
    (await world.run(['status', '--json'])).stdout,
  );
  return { open: conflicts.length + disputes.length, disputes, severity, milestones, people };
}

it('shows both sides of each, who said it, and the command that settles it', async () => {
  const { stdout } = await world.run(['status']);
  const rows = stdout.slice(stdout.indexOf('TO SETTLE'), stdout.indexOf('OPEN')).replaceAll(/~\w+/g, '');
  expect(rows).toMatch(
    /block {2}Block the sender: DONE.*\(dana@soc-7#\d+\) or FAILED Gateway down \(lee@soc-7#\d+\); tocsin resolve/,
  );
  expect(rows).toMatch(
    /input exfiltration: yes \(dana, dana@soc-7#\d+\) or no \(lee, lee@soc-7#\d+\); tocsin answer exfiltration=VALUE/,
  );
  expect(rows).toMatch(
    /milestone detected: 02:10Z \(dana.*\) or 02:30Z \(lee.*\); tocsin milestone detected --at TIME/,
  );
  expect(rows).toMatch(/role commander: dana .* or lee .*; tocsin assign commander NAME/);
  expect(rows).toMatch(/severity: major \(dana.*\) or minor \(lee.*\); tocsin severity LEVEL/);
  const { disputes } = await standing();
  expect(
    disputes.map(({ sides }: { sides: { value: string }[] }) => sides.map(({ value }) => value)),
  ).toEqual([
    ['yes', 'no'],
    ['02:10Z', '02:30Z'],
    ['dana', 'lee'],
    ['major', 'minor'],
  ]);
});

describe('is settled', () => {
  it('by one command each', async () => {
    const entry = /(dana@soc-7~\w+#\d+)\) or/.exec((await world.run(['status'])).stdout)?.[1] as string;
    for (const act of [
      ['resolve', 'block', entry, '--reason', 'dana saw it'],
      ['answer', 'exfiltration=no'],
      ['milestone', 'detected', '--at', '02:20Z'],
      ['assign', 'commander', 'lee'],
      ['severity', 'major'],
    ])
      expect(await world.run(act), act.join(' ')).toMatchObject({ code: 0 });
    expect(await standing()).toMatchObject({
      open: 0,
      severity: 'major',
      milestones: { detected: '2026-11-21T02:20:00.000Z' },
    });
  });

  it('on the screen, by one of the sides or something else', async () => {
    const at = world.sit(['resume']);
    await at.press('k', 'CONFLICT  block');
    await at.choose('Which ending stands?', 'dana');
    await at.answer('Why that one?', 'dana saw it');
    for (const [dispute, ask, says] of [
      ['input exfiltration', 'Which input exfiltration is right?', 'dana'],
      ['milestone detected', 'Which milestone detected is right?', 'lee'],
      ['role commander', 'Which role commander is right?', 'dana'],
      ['severity', 'Which severity is right?', 'dana'],
    ] as const) {
      await at.press('k', `DISPUTED  ${dispute}`);
      await at.choose(ask, says);
    }
    await at.shows('work · ');
    expect(await standing()).toMatchObject({
      open: 0,
      severity: 'major',
      milestones: { detected: '2026-11-21T02:30:00.000Z' },
    });
  });

  it('on the plain face, by number', async () => {
    const lines = [
      'keep one',
      '1',
      'dana saw it',
      'settle',
      '1',
      'settle',
      '3',
      '02:15Z',
      'settle',
      '2',
      'settle',
      '2',
    ];
    const ran = await world.run(['resume', '--plain'], { stdin: [...lines, ':pause', ''].join('\n') });
    expect(ran).toMatchObject({ code: 10 });
    expect(await standing()).toMatchObject({
      open: 0,
      severity: 'minor',
      milestones: { detected: '2026-11-21T02:15:00.000Z' },
    });
  });

  it('by an answers file, which says what counts', async () => {
    const answers = join(world.folder, 'answers.yaml');
    writeFileSync(
      answers,
      `tocsin-walkthrough: 1
playbook: hand-over
start: 2026-11-21T03:30:00Z
inputs: { exfiltration: no }
severity: minor
roles: { commander: lee }
answers:
  block: { fail: Gateway down }
  isolate: { milestones: { detected: 2026-11-21T02:12:00Z } }
  "*": done
close: { reason: All is settled }
`,
    );
    const ran = await world.run(['resume', '--answers', answers, '--json']);
    expect(ran).toMatchObject({ code: 0 });
    expect(JSON.parse(ran.stdout).state).toBe('closed');
    expect(await standing()).toMatchObject({
      open: 0,
      severity: 'minor',
      milestones: { detected: '2026-11-21T02:12:00.000Z' },
    });
  });
});

it('names who takes part, with their roles, since when, and when they were last seen', async () => {
  await world.run(['assign', 'commander', 'dana']);
  await world.run(['assign', 'scribe', 'kim']);
  const { people } = await standing();
  expect(people).toEqual([
    {
      name: 'dana',
      roles: ['commander'],
      since: expect.stringMatching(/T03:09/),
      lastSeen: expect.stringMatching(/T03:10/),
      atWork: false,
      contacts: {},
    },
    {
      name: 'lee',
      roles: [],
      since: expect.any(String),
      lastSeen: expect.any(String),
      atWork: false,
      contacts: {},
    },
    { name: 'kim', roles: ['scribe'], since: null, lastSeen: null, atWork: false, contacts: {} },
  ]);
  const { stdout } = await world.run(['status']);
  expect(stdout).toContain('dana: Incident commander  since 03:09Z, last seen 03:10Z');
  expect(stdout).toContain('kim: Scribe  has recorded nothing yet');
});
