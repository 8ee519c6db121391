import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandEnd, CommandStart } from '../../src/engine/event.ts';
import { openSession } from '../../src/session/open-session.ts';
import { createWorld, type World } from './desk-world.ts';

const playbook = `tocsin: 1
id: lookup
title: Look the host up
version: 1.0.0
inputs:
  host: { ask: Which host?, type: hostname, required: true }
  code: { ask: Which code?, sensitive: true }
  ticket: { ask: Which ticket? }
phases:
  - id: contain
    stage: containment
    title: Contain
    steps:
      - id: isolate
        title: Isolate {{ host }}
        run: [edr, isolate, --, "{{ host }}", "{{ code }}"]
        timeout: 30s
        outputs:
          ticket: { match: "ticket: ([A-Z]+-[0-9]+)" }
        env: [EDR_TOKEN]
      - id: after
        title: After
`;

const edr = `console.log('isolating', process.argv[4], 'with', process.argv[5]);
console.log('ticket: IR-12');
require('fs').appendFileSync('ran.txt', 'ran\\n');`;

describe('at a terminal', () => {
  it('shows the exact command, takes no plain Enter for consent, and records a no with its reason', async () => {
    const world = await opened();
    const seat = world.sit(['resume'], { columns: 100, rows: 40 }, around(world));
    await seat.press('d', 'run the command');
    await seat.shows('Run this command now?');
    const screen = (await seat.transcript()).join('\n');
    for (const shown of [
      join(world.folder, 'bin', 'edr'),
      'ARG 3     fin-1',
      'ARG 4     "‹withheld›"',
      'NOT SET   EDR_TOKEN',
      'AT MOST   30 s',
    ])
      expect(screen).toContain(shown);
    expect(screen).not.toContain('4711');
    await seat.press('\r', 'y/n');
    await seat.shows('Type y for yes or n for no.');
    await seat.press('n\r', 'Type y for yes');
    await seat.answer('Why is it declined?', 'The host is down');
    await seat.shows('DECLINED: The host is down');
    expect(existsSync(join(world.folder, 'ran.txt'))).toBe(false);
  });

  it('runs it on a yes: its output is evidence, what it gave is answered, and nothing sensitive is on the disk', async () => {
    const world = await opened();
    const seat = world.sit(['resume'], { columns: 100, rows: 40 }, around(world));
    await seat.press('d', 'run the command');
    await seat.press('y\r', 'Run this command now?');
    await seat.shows('RAN: exit code 0');
    await seat.shows('isolating fin-1 with [withheld]');
    await seat.press('q', 'after');
    await seat.code;
    const end = found<CommandEnd & { answers: object }>(world, 'command.ended');
    expect(end).toMatchObject({ result: 'exited', exit: 0, answers: { ticket: 'IR-12' } });
    const file = readFileSync(join(world.caseDir(), 'evidence', end.output?.sha256 ?? ''));
    expect(createHash('sha256').update(file).digest('hex')).toBe(end.output?.sha256);
    expect(file.toString()).toBe('isolating fin-1 with [withheld]\nticket: IR-12\n');
    const logged = JSON.stringify(records(world).filter(r => r.type.startsWith('command.')));
    expect(logged).not.toContain('4711');
    expect(readFileSync(join(world.folder, 'ran.txt'), 'utf8')).toBe('ran\n');
    expect((await world.run(['verify'])).stdout).not.toMatch(/digest|stray/);
  });

  it('stops the command at Ctrl-C, and not the case', async () => {
    const world = await opened({ edr: "console.log('humming'); setInterval(() => {}, 1000);" });
    const seat = world.sit(['resume'], { columns: 100, rows: 40 }, around(world));
    await seat.press('d', 'run the command');
    await seat.press('y\r', 'Run this command now?');
    await seat.press('\x03', 'humming');
    await seat.shows('STOPPED');
    await seat.shows('stays on the attention list');
    await seat.press('q', 'after');
    expect(await seat.code).toBe(10);
    expect(found<CommandEnd>(world, 'command.ended').result).toBe('stopped');
  });

  it('asks on the plain face in words, and reads no piped answer while it runs', async () => {
    const world = await opened();
    const ran = await world.run(['resume', '--plain'], { ...around(world), stdin: 'd\n\nyes\nq\n' });
    expect(ran.stdout).toContain('Type yes or no.');
    expect(ran.stdout).toContain('exit code 0');
    expect(ran.code).toBe(10);
  });
});

describe('as one command', () => {
  it('runs nothing without a terminal, but what the digest that it names consents to', async () => {
    const world = await opened();
    const asked = await world.run(['execute', 'isolate'], around(world));
    expect(asked.code).toBe(4);
    const digest = /--consent ([0-9a-f]{64})/.exec(asked.stderr)?.[1] ?? '';
    const other = await world.run(['execute', 'isolate', '--consent', '0'.repeat(64)], around(world));
    expect([other.code, records(world).some(r => r.type === 'command.started')]).toEqual([1, false]);
    const ran = await world.run(['execute', 'isolate', '--consent', digest], around(world));
    expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining('RAN')]);
    const { digest: bound, ...start } = found<CommandStart>(world, 'command.started');
    expect(bound).toBe(digest);
    const { program, argv, cwd, env, timeout } = start;
    const shown = JSON.stringify([program, argv, cwd, env, timeout]);
    expect(createHash('sha256').update(shown).digest('hex')).toBe(digest);
  });

  it('says by its exit code that the command did not end well', async () => {
    const world = await opened({ edr: 'process.exitCode = 3' });
    const ran = await world.run(['execute', 'isolate', '--consent', await digestOf(world)], around(world));
    expect([ran.code, ran.stdout]).toEqual([1, expect.stringContaining('exit code 3')]);
    expect((await world.run(['status'])).stdout).toMatch(/ATTENTION\s+isolate/);
  });

  it('says what it could not find in the output', async () => {
    const world = await opened({ edr: "console.log('no such thing')" });
    const ran = await world.run(['execute', 'isolate', '--consent', await digestOf(world)], around(world));
    expect(ran.stderr).toContain('Not found in its output: ticket');
  });

  it('declines, and tells what was run by hand', async () => {
    const world = await opened();
    await world.run(['decline', 'isolate', '--reason', 'The host is down']);
    expect(records(world).at(-1)?.type).not.toBe('command.started');
    await world.run(['redo', 'isolate', '--reason', 'It is up']);
    const ran = await world.run(['ran', 'isolate', '--exit', '0', '--set', 'ticket=IR-7', '--at', '03:05Z']);
    expect(ran.stdout).toContain('RAN (BY HAND)');
    expect(found<CommandEnd>(world, 'command.ended')).toMatchObject({
      told: true,
      result: 'exited',
      exit: 0,
    });
  });
});

describe('a command that was cut off', () => {
  it('is on the status, keeps the case open, and is told about', async () => {
    const world = await opened();
    await cutOff(world);
    const status = await world.run(['status']);
    expect(status.stdout).toContain('DID IT RUN?');
    await world.run(['skip', 'isolate', '--reason', 'Later']);
    await world.run(['skip', 'after', '--reason', 'Later']);
    expect((await world.run(['close', '--reason', 'Over'])).stderr).toContain(
      'a command without an end: isolate',
    );
    expect((await world.run(['ran', 'isolate', '--not-run'])).stdout).toContain('DID NOT RUN');
    expect((await world.run(['close', '--reason', 'Over'])).code).toBe(0);
  });

  it('is asked about where the case is resumed', async () => {
    const world = await opened();
    await cutOff(world);
    const seat = world.sit(['resume'], { columns: 100, rows: 40 }, around(world));
    await seat.press('d', 'did it run?');
    await seat.choose('Did it run?', 'Nobody can tell');
    await seat.answer('How do you know?', 'The power failed');
    await seat.shows('NOT KNOWN WHETHER IT RAN');
  });
});

describe('never runs', () => {
  it('in a drill: there it is told', async () => {
    const world = await opened({ more: ['--drill'] });
    const ran = await world.run(['execute', 'isolate'], around(world));
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('This is an exercise')]);
    const seat = world.sit(['resume'], { columns: 100, rows: 40 }, around(world));
    await seat.shows('ran by hand');
    expect((await seat.screen()).join('\n')).not.toContain('run the command');
  });

  it('in a case that was copied, or moved here', async () => {
    const world = await opened();
    const dir = world.caseDir();
    cpSync(dir, `${dir}-copy`, { recursive: true, preserveTimestamps: true });
    renameSync(dir, `${dir}-moved`);
    for (const elsewhere of [`${dir}-copy`, `${dir}-moved`]) {
      const ran = await world.run(['execute', 'isolate', '--case', elsewhere], around(world));
      expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('came from elsewhere')]);
    }
  });

  it('from an answers file: the answer says what it gave', async () => {
    const world = written();
    writeFileSync(
      join(world.folder, 'answers.yaml'),
      `tocsin-walkthrough: 1
playbook: lookup
start: 2026-11-21T02:10:00Z
inputs: { host: fin-1, code: "4711" }
answers:
  isolate: [{ exit: 1 }]
  after: done
`,
    );
    const ran = await world.run(['run', 'lookup.yaml', '--answers', 'answers.yaml'], around(world));
    expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining('exit code 1')]);
    expect(existsSync(join(world.folder, 'ran.txt'))).toBe(false);
  });
});

/** A world with the playbook and its program. */
function written(program = edr): World {
  const world = createWorld();
  writeFileSync(join(world.folder, 'lookup.yaml'), playbook);
  mkdirSync(join(world.folder, 'bin'));
  writeFileSync(join(world.folder, 'bin', 'edr'), `#!${process.execPath}\n${program}\n`);
  chmodSync(join(world.folder, 'bin', 'edr'), 0o755);
  return world;
}

/** A case of it that somebody has opened and paused. */
async function opened({ edr: program, more = [] }: { edr?: string; more?: string[] } = {}): Promise<World> {
  const world = written(program);
  const inputs = ['--input', 'host=fin-1', '--input', 'code=4711'];
  await world.run(['run', 'lookup.yaml', '--plain', ...inputs, ...more], { stdin: 'q\n' });
  return world;
}

function around(world: World) {
  return { env: { PATH: join(world.folder, 'bin') } };
}

async function digestOf(world: World): Promise<string> {
  const { stderr } = await world.run(['execute', 'isolate'], around(world));
  return /--consent ([0-9a-f]{64})/.exec(stderr)?.[1] ?? '';
}

/** Somebody starts the command, and the machine dies. */
async function cutOff(world: World): Promise<void> {
  const io = { clock: world.clock, random: Math.random, host: 'soc-7', env: {}, cwd: world.folder };
  const session = openSession({
    dir: world.caseDir(),
    io: io as never,
    actor: { name: 'dana' },
    tool: 'test',
  });
  const { at } = session.agenda().open[0] ?? {};
  if (!at) throw new Error('nothing is open');
  const shown = { program: '/bin/edr', argv: ['edr'], cwd: '/', env: [], timeout: 1000 };
  session.record({ kind: 'start-command', at, ...shown, digest: '0'.repeat(64) });
}

interface Entry {
  type: string;
  data: unknown;
}

function records(world: World): Entry[] {
  const folder = join(world.caseDir(), 'log');
  const files = readdirSync(folder).filter(
    name => statSync(join(folder, name)).isFile() && name.endsWith('.jsonl'),
  );
  return files.flatMap(name =>
    readFileSync(join(folder, name), 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Entry),
  );
}

function found<T>(world: World, type: string): T {
  const entry = records(world).findLast(r => r.type === type);
  if (!entry) throw new Error(`no ${type} is on the record`);
  return entry.data as T;
}
