import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import { startCase } from '../../src/session/start-case.ts';
import { display } from '../../src/terminal/display.ts';
import { payloads } from '../terminal/payloads.ts';
import { createWorld, type Ran, type World } from './desk-world.ts';
import { keys } from './seat.ts';

/** Every attack on a terminal, one behind the other. */
const hostile = payloads.map(([, payload]) => payload).join(' ');
/** A file name with each of their characters that is no plain letter, as far as a file system takes them. */
const hostileName = `x${[...new Set(hostile)].join('').replace(/[/\0\ud800-\udfff\w]/gu, '')}`;

/** What a command line takes of it: no argument holds a NUL. */
const argument = hostile.replaceAll('\0', '');

/** What of a text would act on a terminal: lines that the one safe way would have changed, and payloads as they are. */
function alive(output: string): string[] {
  const lines = output.split('\n').filter(line => display(line) !== line);
  return [...lines, ...payloads.flatMap(([kind, payload]) => (output.includes(payload) ? [kind] : []))].map(
    line => JSON.stringify(line),
  );
}

/** Without what our own screen sends: blocks of rows, the cursor's row, erasing, modes. No colours are asked for. */
function withoutOurOwn(written: string): string {
  return written
    .replace(/\x1b\[\?(?:2026|2004|7)[hl]|\x1b\[\d+[AB]|\x1b\[[JK]/g, '')
    .replace(/\r+\n?/g, '\n');
}

function expectDead({ stdout, stderr }: Ran, what: string): void {
  expect(alive(stdout), what).toEqual([]);
  expect(alive(stderr), what).toEqual([]);
}

let world: World;
beforeEach(() => {
  world = createWorld();
});

describe('text of a case that came from elsewhere does nothing to a terminal', () => {
  beforeEach(() => openHostileCase(world));

  it('when it is acted on', async () => {
    writeFileSync(join(world.folder, hostileName), 'x');
    const acts = [
      ['note', hostile],
      ['note', hostile, '--step', 'gather'],
      ['answer', `sender=${hostile}`],
      ['evidence', hostileName, '--id', 'original'],
      ['evidence', '--held', hostile, '--what', hostile],
      ['severity', 'minor', '--reason', hostile],
      ['assign', 'commander', hostile],
      ['tick', 'gather', '1'],
      ['done', 'gather', '--reason', hostile],
      ['decide', 'verdict', 'benign', '--reason', hostile, '--authority', hostile],
      ['sent', 'tell', '--to', hostile, '--by', hostile, '--receipt', hostile, '--text', hostile],
      ['redo', 'tell', '--reason', hostile],
      ['not-sent', 'tell', '--reason', hostile],
      ['done', 'block'],
      ['close'],
      ['correct', '#2', 'reason', hostile, '--reason', hostile],
    ];
    for (const act of acts) {
      const done = await world.run([...act, '--as', hostile]);
      if (act[0] !== 'close' && act[0] !== 'correct') expect(done, act[0]).toMatchObject({ code: 0 });
      expectDead(done, act.join(' '));
    }
    for (const argv of [
      ['status'],
      ['log'],
      ['log', '--all'],
      ['report'],
      ['head'],
      ['verify'],
      ['cases'],
      ['cases', '--all'],
    ]) {
      for (const face of [[], ['--plain'], ['--color', 'never']]) {
        const read = await world.run([...argv, ...face]);
        expectDead(read, argv.join(' '));
      }
    }
    for (const argv of [
      ['status', '--json'],
      ['report', '--format', 'json'],
      ['head', '--json'],
      ['verify', '--json'],
      ['cases', '--json'],
      ['note', 'x', '--json'],
    ]) {
      const read = await world.run(argv);
      expect(() => JSON.parse(read.stdout), argv.join(' ')).not.toThrow();
      expectDead(read, argv.join(' '));
    }
    const { stdout } = await world.run(['log', '--plain']);
    for (const [kind, , shown] of payloads) expect(stdout, kind).toContain(shown.replace('^J', ' / '));
  });

  it('at the step screen and its forms', async () => {
    const at = world.sit(['resume', '--as', 'dana'], { columns: 200, rows: 60 }, { env: { NO_COLOR: '1' } });
    await at.press('l', 'look · gather');
    await at.press(keys.escape, 'Go to which step?');
    await at.press('c', 'look · gather');
    await at.press(keys.escape, 'What is done?');
    await at.press('e', 'look · gather');
    await at.press(keys.escape, 'Which evidence?');
    await at.press('n', 'look · gather');
    await at.shows('Ctrl-S or a lone full stop saves');
    at.write(`\x1b[200~${hostile}\x1b[201~`);
    await at.press(keys.ctrlS, /Ctrl-S.*\d lines/);
    await at.press('?', 'look · gather');
    for (const [key, form] of [
      ['t', 'Which milestone'],
      ['v', 'How severe'],
      ['r', 'Which role'],
      ['i', 'Which answer'],
    ] as const) {
      await at.press(key, 'look · gather');
      await at.press(keys.escape, form);
    }
    await at.press(keys.ctrlC, 'look · gather');
    expect(await at.code).toBe(10);
    expect(at.written()).toContain('^[[2J');
    expect(alive(withoutOurOwn(at.written()))).toEqual([]);
  });

  it('in plain, and in the menu', async () => {
    const lines = ['n', hostile.replaceAll('\n', ' '), '.', 'c', '1', 'e', ':back', 'l', ':back', '?', 'q'];
    const plain = await world.run(['resume', '--plain'], { stdin: `${lines.join('\n')}\n` });
    expect(plain.code).toBe(10);
    expect(plain.stdout).toContain('^[[2J');
    expectDead(plain, 'plain');
    const menu = world.sit([], { columns: 200, rows: 50 }, { env: { NO_COLOR: '1' } });
    await menu.press(keys.ctrlC, 'Open a case');
    await menu.code;
    expect(menu.written()).toContain('^[[2J');
    expect(alive(withoutOurOwn(menu.written()))).toEqual([]);
  });

  it('when its folder, a log and an evidence file have been given such names', async () => {
    await world.run(['note', 'x']);
    const dir = join(world.folder, hostileName);
    cpSync(world.caseDir(), dir, { recursive: true });
    for (const name of readdirSync(join(dir, 'log')))
      renameSync(join(dir, 'log', name), join(dir, 'log', `${hostileName}.jsonl`));
    writeFileSync(join(dir, 'evidence', hostileName), 'x');
    for (const argv of [
      ['verify'],
      ['verify', '--json'],
      ['status'],
      ['log'],
      ['report'],
      ['head'],
      ['resume'],
    ])
      expectDead(await world.run([...argv, hostileName]), argv.join(' '));
    cpSync(world.caseDir(), join(world.folder, 'cases', hostileName), { recursive: true });
    for (const argv of [['cases'], ['cases', '--json'], ['status'], ['status', 'hostile']])
      expectDead(await world.run(argv), argv.join(' '));
  });
});

describe('a hostile command line', () => {
  it.each([
    [[argument]],
    [[`--${argument}`]],
    [['help', argument]],
    [['done', argument]],
    [['done', `--${argument}`]],
    [['done', 'gather', argument]],
    [['status', '--color', argument]],
    [['status', argument]],
    [['status', '--cases', argument]],
    [['resume', argument]],
    [['run', argument]],
    [['run', `${argument}.yaml`]],
    [['run', 'phishing', '--answers', argument]],
    [['run', 'phishing', '--input', argument]],
    [['run', 'phishing', '--input', `${argument}=x`]],
    [['verify', '--head', argument]],
    [['report', '--format', argument]],
    [['show', argument]],
    [['show', 'phishing', '--graph', argument]],
    [['list', '--playbooks', argument]],
    [['lint', argument]],
    [['completion', argument]],
    [['answer', argument]],
    [['answer', `sender=${argument}`, '--at', argument]],
    [['tick', 'gather', argument]],
    [['applies', 'gather', argument, '--reason', 'x']],
    [['milestone', argument]],
    [['severity', argument]],
    [['assign', argument, 'lee']],
    [['decide', 'verdict', argument]],
    [['evidence', argument]],
    [['evidence', '--held', 'x', '--id', argument]],
    [['correct', argument, 'text', 'x', '--reason', 'x']],
    [['done', 'gather', '--confirm', argument]],
  ])('%#: is refused in safe words', async argv => {
    await openHostileCase(world);
    const refused = await world.run(argv);
    expect(refused.code, refused.stdout).toBeGreaterThan(0);
    expect(refused.stderr).not.toContain('bug');
    expectDead(refused, 'stderr');
  });
});

describe('a hostile playbook', () => {
  const source = readFileSync('test/fixtures/session/hostile.yaml', 'utf8');
  const write = (name: string, payload: string): void => {
    const folder = join(world.folder, 'playbooks');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.yaml`), source.replaceAll('HOSTILE', payload));
    writeFileSync(
      join(folder, `${name}-escaped.yaml`),
      source.replace('title HOSTILE\n', `"${escaped(payload)}"\n`).replaceAll('HOSTILE', 'calm'),
    );
  };

  it.each(payloads.filter(([kind]) => !kind.startsWith('lone surrogates')))(
    'with %s in it opens no case, and what is said of it is safe',
    async (_kind, payload) => {
      write('raw', payload);
      for (const name of ['raw', 'raw-escaped']) {
        const refused = await world.run(['run', `playbooks/${name}.yaml`, '--plain']);
        expect(refused.code).toBeGreaterThan(0);
        expectDead(refused, name);
      }
      expect(readdirSync(world.folder)).toEqual(['playbooks']);
    },
  );

  it('is shown safely by every command that reads the library, whatever its file is called', async () => {
    write('raw', hostile);
    write(hostileName, hostile);
    for (const argv of [
      ['lint', 'playbooks'],
      ['lint', 'playbooks', '--format', 'json'],
      ['list'],
      ['list', '--ids'],
      ['list', '--json'],
      ['show', 'raw'],
      ['show', `playbooks/${hostileName}.yaml`],
      ['run', `playbooks/${hostileName}.yaml`, '--plain'],
    ])
      expectDead(await world.run(argv), argv.join(' '));
  });
});

function escaped(payload: string): string {
  return Array.from(payload, char => `\\U${(char.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`).join(
    '',
  );
}

/** A case whose playbook was never linted here: its texts are what they are. */
async function openHostileCase({ folder, clock, run }: World): Promise<void> {
  const text = readFileSync('test/fixtures/session/hostile.yaml', 'utf8');
  const { playbook } = loadPlaybook(text, 'hostile.yaml');
  const compiled = JSON.parse(
    JSON.stringify(playbook).replaceAll('HOSTILE', JSON.stringify(hostile).slice(1, -1)),
  );
  let seed = 7;
  const session = startCase({
    io: {
      clock,
      host: 'soc-7',
      random: () => {
        seed = (seed * 16807) % 2147483647;
        return seed / 2147483647;
      },
      nonce: () => '0'.repeat(32),
    } as never,
    actor: { name: hostile },
    tool: 'tocsin',
    casesDir: join(folder, 'cases'),
    name: `INC-1-hostile ${hostile}`,
    mode: 'live',
    scripted: false,
    inputs: { reporter: hostile },
    texts: [text],
    playbook: compiled as Playbook,
  });
  session.settle();
  session.end('copied');
  await run(['status']);
}
