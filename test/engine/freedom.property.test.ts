import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canClose, closingList } from '../../src/engine/closing.ts';
import type { Command } from '../../src/engine/command.ts';
import type { Instance, Recorded } from '../../src/engine/event.ts';
import { instanceName } from '../../src/engine/instance.ts';
import { endingOf, settle } from '../../src/engine/outcome.ts';
import { replay } from '../../src/engine/reduce.ts';
import { isClosed } from '../../src/engine/state.ts';
import { arbitrarySession, patience, play, readAll, runs } from './arbitrary-session.ts';
import { sayOfCommand, settleDispute } from './random-command.ts';
import { Tape } from './tape.ts';
import { view } from './view.ts';
import type { Writer } from './writer.ts';

it(
  'P2: every beginning of a log resumes with nothing lost and nothing opened twice',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySession(), fc.nat(), async (session, cut) => {
        const [writer] = (await play(session)) as [Writer];
        const kept = 1 + (cut % writer.log.length);
        writer.log.length = kept;
        writer.crash(0);
        expect(writer.state.count).toBe(writer.seen().length);
        const before = openNames(writer);
        writer.settle();
        expect(writer.log.slice(0, kept)).toHaveLength(kept);
        expect(openNames(writer)).toEqual(expect.arrayContaining(before));
        const opened = writer.log.filter(r => r.type === 'step.opened' && r.auto).map(nameOf);
        expect(new Set(opened).size).toBe(opened.length);
        const replayed = replay(writer.emptyState(), writer.seen());
        const shown = view(replayed, writer.expressionsOf(replayed));
        expect(shown).toBe(view(writer.state, writer.expressions));
      }),
      { numRuns: runs },
    );
  },
  patience,
);

it(
  'P3: an open case always has something to act on, and can be closed from where it stands',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySession(), async session => {
        const writers = await play(session, { afterMove: expectSomethingToDo });
        const [writer] = writers as [Writer];
        driveToClosing(writer);
        readAll(writers);
        driveToClosing(writer);
      }),
      { numRuns: runs },
    );
  },
  patience,
);

it(
  'P7: reading the logs of others takes away no open step, undoes no ending, hides no fact',
  async () => {
    let before: { open: string[]; ended: string[]; count: number };
    const beforeTake = (writer: Writer) => {
      before = { open: openNames(writer), ended: endedByPeople(writer), count: writer.state.count };
    };
    const afterTake = (writer: Writer, taken: Recorded[]) => {
      const endedNow = taken.filter(r => r.at && endingOf(r) && !r.auto).map(nameOf);
      const open = new Set([...openNames(writer), ...endedNow]);
      expect(before.open.filter(name => !open.has(name))).toEqual([]);
      expect(endedByPeople(writer)).toEqual(expect.arrayContaining(before.ended));
      expect(writer.state.count).toBe(before.count + taken.length);
    };
    await fc.assert(
      fc.asyncProperty(arbitrarySession({ contrary: true }), async session => {
        const writers = await play(session, { beforeTake, afterTake });
        for (const writer of writers) {
          for (const other of writers.filter(w => w !== writer)) {
            beforeTake(writer);
            afterTake(writer, writer.take(other));
          }
        }
      }),
      { numRuns: runs },
    );
  },
  patience,
);

it(
  'P8: a closed case has an empty closing list, and nothing follows of itself',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySession(), async session => {
        const writers = await play(session, { afterMove: expectClosedIsClosed });
        readAll(writers);
        const [writer] = writers as [Writer];
        driveToClosing(writer);
        readAll(writers);
        for (const each of writers) {
          expect(isClosed(each.state)).toBe(true);
          expectClosedIsClosed(each);
        }
      }),
      { numRuns: runs },
    );
  },
  patience,
);

function expectSomethingToDo(writer: Writer): void {
  const agenda = writer.agenda();
  if (agenda.closed) return;
  const { open, held, conflicts, disputes, measures, unended, drafts } = agenda;
  const { clocks } = closingList(agenda);
  const things = [...open, ...held, ...conflicts, ...disputes, ...measures, ...unended, ...clocks, ...drafts];
  expect(things.length > 0 || canClose(closingList(agenda))).toBe(true);
}

/** Works off the closing list as a person would: clears up, drops, keeps, closes with a reason. */
function driveToClosing(writer: Writer): void {
  for (let round = 0; !isClosed(writer.state) && round < 100; round++) {
    const { open, measures, unended, clocks, conflicts, disputes } = closingList(writer.agenda());
    const reason = 'over';
    if (conflicts.length + disputes.length > 0) {
      const command = settleDispute(new Tape([0, 1, 0]), writer, { ...writer.agenda(), conflicts, disputes });
      writer.record(command as NonNullable<typeof command>);
    } else if (unended[0]) writer.record(sayOfCommand(new Tape([0]), writer, writer.agenda()) as Command);
    else if (open[0]) writer.record({ kind: 'drop-step', at: open[0].at, reason });
    else if (measures[0]) writer.record({ kind: 'keep-measure', at: measures[0].at, reason });
    else if (clocks[0]) writer.record({ kind: 'acknowledge-clock', clock: clocks[0].clock.id, reason });
    else writer.record({ kind: 'close-case', reason, heads: writer.heads() });
  }
  expect(isClosed(writer.state)).toBe(true);
}

/** Where a log is missing that the closing had seen, the case is incomplete and nothing is said of it. */
function expectClosedIsClosed(writer: Writer): void {
  const lines = new Map([[writer.name, writer.log.length], ...namedLines(writer)]);
  const incomplete = writer
    .seen()
    .some(record => Object.entries(record.known).some(([w, seq]) => seq >= (lines.get(w) ?? 0)));
  if (!isClosed(writer.state) || incomplete) return;
  const agenda = writer.agenda();
  expect(canClose(closingList(agenda))).toBe(true);
  expect(agenda.drafts).toEqual([]);
}

function namedLines(writer: Writer): [string, number][] {
  return [...writer.read].map(([other, lines]) => [other.name, lines]);
}

/** Steps in which something is to be done by a person, by turn. */
function openNames(writer: Writer): string[] {
  return writer
    .agenda()
    .open.filter(({ step }) => step.kind !== 'group' && step.kind !== 'phase')
    .map(({ at }) => instanceName(at));
}

function endedByPeople({ state }: Writer): string[] {
  return [...state.slots.values()].flatMap(slot =>
    slot.turns
      .filter(turn => turn.endings.some(r => !r.auto) && settle(turn).kind !== 'none')
      .map(turn => instanceName(turn.instance)),
  );
}

function nameOf(record: Recorded): string {
  return instanceName(record.at as Instance);
}
