import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Recorded } from '../../src/engine/event.ts';
import { reduce, replay } from '../../src/engine/reduce.ts';
import type { CaseState } from '../../src/engine/state.ts';
import { arbitrarySession, patience, play, readAll, runs } from './arbitrary-session.ts';
import { view } from './view.ts';

it(
  'P1: facts in any order, as often as they come, make the state that was lived',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySession(), fc.infiniteStream(fc.nat()), async (session, dice) => {
        const writers = await play(session);
        readAll(writers);
        const [writer] = writers as [(typeof writers)[number]];
        const lived = view(writer.state, writer.expressions);
        const shown = (state: CaseState) => view(state, writer.expressionsOf(state));
        expect(shown(replay(writer.emptyState(), writer.seen()))).toBe(lived);
        const shuffled = writer.emptyState();
        for (const record of shuffle([...writer.seen(), ...writer.seen().slice(0, 5)], dice)) {
          reduce(shuffled, record);
          if ((dice.next().value ?? 0) % 4 === 0) shown(shuffled);
        }
        expect(shown(shuffled)).toBe(lived);
      }),
      { numRuns: runs },
    );
  },
  patience,
);

it(
  'P11: writers who have seen the same facts compute the same state, to the byte',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySession({ contrary: true }), async session => {
        const writers = await play(session);
        readAll(writers);
        const views = writers.map(writer => view(writer.state, writer.expressions));
        for (const other of views) expect(other).toBe(views[0]);
      }),
      { numRuns: runs },
    );
  },
  patience,
);

function shuffle(records: Recorded[], dice: fc.Stream<number>): Recorded[] {
  const left = [...records];
  const shuffled: Recorded[] = [];
  while (left.length > 0) {
    const at = (dice.next().value ?? 0) % left.length;
    shuffled.push(...left.splice(at, 1));
  }
  return shuffled;
}
