import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import type { Command } from '../../src/engine/command.ts';
import '../seeded.ts';
import { Rooms } from './rooms.ts';

vi.setConfig({ testTimeout: 120_000 });

const injects = `  - id: i1
    type: contextual
    when: { at: 2m }
    text: One.
    raises: [seen]
    expect: [{ id: e1, objective: o1, within: 3m, met_by: { step: count, state: completed } }]
  - { id: i2, type: question, when: { all: [{ at: 3m }, { step: verdict, state: opened }] }, text: Two. }
  - { id: i3, type: contextual, when: { after: i1, wait: 90s }, text: Three. }
  - { id: c1, type: contingency, when: { expectation: e1, state: missed }, text: Four. }
  - { id: c2, type: contingency, when: { step: count, state: completed }, text: Five. }
  - { id: c3, type: contingency, when: { idle: 4m }, text: Six. }
  - { id: x1, type: contextual, text: Seven. }
  - { id: x2, type: contextual, text: Eight. }
`;
const pools = 'pools: [{ id: p, draw: 1, between: [4m, 9m], injects: [x1, x2] }]\n';

const count: Command = { kind: 'complete-step', at: { in: '', step: 'count', pass: 1, redo: 0 } };
const taken: Command = {
  kind: 'exercise',
  draft: { type: 'inject.acknowledged', data: { inject: 'i1' } },
};
const note: Command = { kind: 'add-note', text: 'so' };

/** So much of the story brings everything that time alone can bring. */
const all = 10 * 60_000;
/** Milliseconds of the story after which an inject that is due must have come, at the latest. */
const inTime = 1000;
/** Milliseconds of the wall after which another terminal steps in for one that nobody knows to be gone. */
const steppedIn = 2000;

let rooms: Rooms | undefined;
afterEach(() => {
  rooms?.leave();
  rooms = undefined;
});

/** Plays at a new exercise, and gives back what was delivered; each inject once, whatever happened. */
async function played(scale: number, play: (rooms: Rooms) => Promise<void>) {
  rooms?.leave();
  rooms = new Rooms(injects, scale, pools);
  await play(rooms);
  const delivered = rooms.delivered();
  const ids = delivered.map(({ inject }) => inject);
  expect(ids).toEqual([...new Set(ids)]);
  expect(ids).toEqual(expect.arrayContaining(['i1', 'i3']));
  return delivered;
}

const scales = fc.integer({ min: 1, max: 60 });

type Move = { pass: number; at: number; does: Doing };
type Doing = 'pause' | 'go on' | 'is killed' | 'vanishes' | 'joins' | Command;

/** What somebody does, at which of the terminals, so many milliseconds of the story after the move before. */
function moves(...more: Doing[]): fc.Arbitrary<Move[]> {
  return fc.array(
    fc.record({
      pass: fc.integer({ min: 0, max: 60_000 }),
      at: fc.nat({ max: 5 }),
      does: fc.constantFrom<Doing>(count, taken, note, 'pause', 'go on', ...more),
    }),
    { maxLength: 10 },
  );
}

async function playOut(rooms: Rooms, scale: number, moves: readonly Move[]): Promise<void> {
  const terminals = [await rooms.begin()];
  const controller = rooms.console();
  for (const { pass, at, does } of moves) {
    await rooms.pass(Math.ceil(pass / scale));
    const terminal = terminals[at % terminals.length];
    if (does === 'pause') controller.pause();
    else if (does === 'go on') controller.goOn();
    else if (does === 'joins') terminals.push(await rooms.join());
    else if (does === 'is killed' || does === 'vanishes') {
      await terminal?.kill(does === 'is killed');
      terminals.splice(at % terminals.length, 1);
    } else terminal?.does(does);
    if (terminals.length === 0) terminals.push(await rooms.join());
  }
  controller.goOn();
  await rooms.pass(Math.ceil(all / scale) + terminals.length * steppedIn);
}

it('an inject comes within a second of the story of when it is due, at every scale of the clock', () =>
  fc.assert(
    fc.asyncProperty(scales, moves(), async (scale, moves) => {
      for (const { inject, late } of await played(scale, rooms => playOut(rooms, scale, moves))) {
        expect(late, inject).toBeGreaterThanOrEqual(0);
        expect(late, inject).toBeLessThanOrEqual(inTime);
      }
    }),
    { numRuns: 15 },
  ));

it('while it is paused nothing of it moves, and what was left of its time is left when it goes on', () =>
  fc.assert(
    fc.asyncProperty(scales, fc.integer({ min: 0, max: 60_000 }), async (scale, pause) => {
      await played(scale, async rooms => {
        const { session } = await rooms.begin();
        const controller = rooms.console();
        await rooms.pass(1000);
        controller.pause();
        session.take();
        const { now } = session;
        await rooms.pass(pause);
        expect(session.now).toBe(now);
        controller.goOn();
        session.take();
        expect(session.now).toBe(now);
        await rooms.pass(Math.ceil(all / scale));
      });
    }),
    { numRuns: 6 },
  ));

it('several terminals deliver it once, in the same second, also where one of them is killed and comes back', () =>
  fc.assert(
    fc.asyncProperty(scales, moves('joins', 'joins', 'is killed'), async (scale, moves) => {
      for (const { inject, late } of await played(scale, rooms => playOut(rooms, scale, moves)))
        expect(late, inject).toBeLessThanOrEqual(inTime);
    }),
    { numRuns: 12 },
  ));

it('several terminals deliver it once also where each sees late what the others do', () =>
  fc.assert(
    fc.asyncProperty(
      scales,
      fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }),
      async (scale, lags, counting) => {
        await played(scale, async rooms => {
          const terminals = [await rooms.begin()];
          for (const lag of lags) terminals.push(await rooms.join(lag));
          for (const at of counting) {
            await rooms.pass(Math.ceil(45_000 / scale));
            terminals[at % terminals.length]?.does(count);
          }
          await rooms.pass(Math.ceil(all / scale) + lags.length * steppedIn);
        });
      },
    ),
    { numRuns: 12 },
  ));

it('where nobody can know that a terminal is gone, another one steps in for it', () =>
  fc.assert(
    fc.asyncProperty(scales, moves('joins', 'joins', 'vanishes'), async (scale, moves) => {
      const gone = 1 + moves.filter(({ does }) => does === 'vanishes').length;
      for (const { inject, late } of await played(scale, rooms => playOut(rooms, scale, moves)))
        expect(late, inject).toBeLessThanOrEqual(inTime + gone * steppedIn * scale);
    }),
    { numRuns: 8 },
  ));
