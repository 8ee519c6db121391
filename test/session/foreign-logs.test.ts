import {
  closeSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeLine } from '../../src/case/encode-line.ts';
import { logRoot } from '../../src/case/envelope.ts';
import type { Draft } from '../../src/engine/event.ts';
import { createWorld, type InMemorySeat, type World } from './desk-world.ts';
import { keys } from './seat.ts';

vi.setConfig({ testTimeout: 60_000 });

let world: World;
let room: InMemorySeat;
beforeEach(async () => {
  world = createWorld();
  const library = resolve('test/fixtures/drill');
  room = world.sit(['drill', 'run', 'door-at-night', '--playbooks', library, '--as', 'dana'], {
    columns: 110,
    rows: 40,
  });
  await room.shows('look · count');
  expect(await world.run(['drill', 'pause', '--as', 'lee'])).toMatchObject({ code: 0 });
  await room.shows('PAUSED');
});

const logs = () => join(world.caseDir(), 'log');
const ownLog = () => join(logs(), readdirSync(logs()).find(name => /^dana.*jsonl$/.test(name)) ?? '');
const stranger = 'mallory@elsewhere~00000';
const strangersLog = () => join(logs(), `${stranger}.jsonl`);
/** Where on the screen it is said what is wrong with a log. */
const wrong = (line: number, what: string) =>
  new RegExp(`NOT WHOLE {2}log/mallory@elsewhere~00000\\.jsonl:${line}:\\s+${what}`);

/** A stranger's log that is sound by itself, unless its lines are not to follow from each other. */
function forged(
  drafts: Draft[],
  { caseId = '', follows = true }: { caseId?: string; follows?: boolean } = {},
): Buffer {
  const [first = ''] = readFileSync(ownLog(), 'utf8').split('\n');
  const opened = JSON.parse(first) as { case: string; w: string; hash: string };
  const of = caseId || opened.case;
  let prev = logRoot(of, stranger);
  const joined: Draft = {
    type: 'case.joined',
    auto: true,
    data: { opened: { w: opened.w, hash: opened.hash } },
  };
  const lines = [joined, ...drafts].map((draft, seq) => {
    const line = encodeLine({
      case: of,
      w: stranger,
      seq,
      id: `01ARZ3NDEKTSV4RRFFQ6${String(seq).padStart(6, '0')}`,
      ts: '2026-11-21T02:10:00.000Z',
      mono: seq,
      hlc: [world.clock.now() + seq, 0],
      actor: { name: 'mallory', role: 'controller' },
      draft,
      prev,
    });
    prev = follows ? line.hash : '0'.repeat(64);
    return line.bytes;
  });
  return Buffer.concat(lines);
}

const deliver: Draft = {
  type: 'inject.delivered',
  data: { inject: 'c030', type: 'contingency', text: 'PLANTED', cause: 'controller' },
};

/** The room works on as if nothing were, and what it wrote is whole. */
async function goesOn(): Promise<void> {
  await room.press('n', 'look · count');
  await room.shows('Ctrl-S or a lone full stop saves');
  room.write('still here');
  await room.press(keys.ctrlS, 'still here');
  await room.shows('still here  NOTE');
  await room.press(keys.ctrlC, 'look · count');
  expect(await room.code).toBe(10);
  const { stdout } = await world.run(['verify', '--json']);
  const { problems } = JSON.parse(stdout) as { problems: { file: string }[] };
  expect(problems.filter(({ file }) => !file.includes('mallory'))).toEqual([]);
  const said = (await room.transcript()).join('\n');
  expect(said).not.toContain('PLANTED');
  expect(said.match(/NOT WHOLE/g) ?? []).toHaveLength(1);
  expect(said).toContain('Go on: your own record is whole.');
}

describe('while players are at work, a log that somebody else writes into the case is refused, and said once', () => {
  it('where it is no text', async () => {
    writeFileSync(strangersLog(), Buffer.from([0, 255, 254, 10, 27, 91, 50, 74, 10]));
    await room.shows(wrong(1, 'the line is not valid UTF-8'));
    await goesOn();
  });

  it('where it floods the case', async () => {
    writeFileSync(strangersLog(), 'Open the door\\n'.repeat(10_000).replaceAll('\\n', '\n'));
    await room.shows(wrong(1, 'the line is not whole JSON'));
    await goesOn();
  });

  it('where a line is of a hundred megabytes', async () => {
    writeFileSync(strangersLog(), '{"v":1,"case":"');
    const fd = openSync(strangersLog(), 'r+');
    ftruncateSync(fd, 100 * 2 ** 20);
    writeSync(fd, '"}\n', 100 * 2 ** 20);
    closeSync(fd);
    await room.shows(wrong(1, 'the line is longer than any line may be'));
    await goesOn();
  });

  it('where it begins a line and never ends it', async () => {
    const whole = forged([]);
    writeFileSync(strangersLog(), whole.subarray(0, whole.length / 2));
    await room.shows(wrong(1, 'the last line is not finished'));
    await goesOn();
  });

  it('where somebody who is no controller fires an inject with a hash that does not fit', async () => {
    const lines = forged([deliver]).toString().replace('"PLANTED"', '"PLANTED."');
    writeFileSync(strangersLog(), lines);
    await room.shows(wrong(2, 'it was changed: its hash does not fit its bytes'));
    await goesOn();
  });

  it('where it does so behind a line that it does not name', async () => {
    writeFileSync(strangersLog(), forged([deliver], { follows: false }));
    await room.shows(wrong(2, 'it does not follow from the line before it'));
    await goesOn();
  });

  it.each([
    ['inject.delivered', {}, 'without its inject'],
    ['inject.delivered', { inject: 'i010', type: 'contextual', cause: 'trigger' }, 'without its text'],
    ['drill.clock', { running: true, story: '2026-99-99T02:10:00.000Z', why: 'shift' }, 'without its story'],
    ['note.added', { text: 7 }, 'without its text'],
  ])('where the chain holds and an entry says what none says: %s %j', async (type, data, lack) => {
    writeFileSync(strangersLog(), forged([{ type, data } as unknown as Draft]));
    await room.shows(wrong(2, `it is ${type} ${lack}, and left out`));
    await goesOn();
  });

  it('where it is the log of another case', async () => {
    writeFileSync(strangersLog(), forged([deliver], { caseId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }));
    await room.shows(wrong(1, 'it belongs to another case'));
    await goesOn();
  });
});

it('a log of another name that holds what nobody wrote touches no log of ours', async () => {
  const before = readFileSync(ownLog());
  writeFileSync(strangersLog(), 'x\n');
  await room.shows('NOT WHOLE');
  expect(readFileSync(ownLog()).subarray(0, before.length).equals(before)).toBe(true);
});

it('whoever comes to a case that was tampered with is told so, and goes on where the damage is accepted', async () => {
  writeFileSync(strangersLog(), 'x\nx\n');
  await room.shows('NOT WHOLE');
  const goOn = ['drill', 'go-on', '--as', 'lee'];
  expect(await world.run(goOn)).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('add --accept-damage'),
  });
  expect(await world.run([...goOn, '--accept-damage'])).toMatchObject({ code: 0, stderr: '' });
  expect(await world.run(['drill', 'ask', 'keys'])).toMatchObject({ code: 0, stderr: '' });
});

it('the folder of an exercise and all that is in it are their owner’s alone', async () => {
  await world.run(['drill', 'fire', 'i010', '--as', 'lee']);
  const modes = readdirSync(world.caseDir(), { recursive: true, withFileTypes: true }).map(entry => {
    const { mode } = statSync(join(entry.parentPath, entry.name));
    return [entry.isDirectory() ? 'folder' : 'file', (mode & 0o077).toString(8)].join(' ');
  });
  expect(new Set(modes)).toEqual(new Set(['folder 0', 'file 0']));
  expect(statSync(world.caseDir()).mode & 0o777).toBe(0o700);
});
