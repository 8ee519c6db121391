import fc from 'fast-check';
import type { Draft, Recorded } from '../../src/engine/event.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { arbitraryPlaybook, type Features, type Generated } from './arbitrary-playbook.ts';
import { randomCommand } from './random-command.ts';
import { Tape } from './tape.ts';
import { start, Writer } from './writer.ts';

/** A playbook, how many people work through it at machines of their own, and what they will do. */
export interface Session {
  generated: Generated;
  people: number;
  tape: number[];
  contrary: boolean;
}

export interface SessionFeatures extends Features {
  /** People set values against each other, and much depends on them. */
  contrary: boolean;
  people: number;
  /** How long a tape may be: about three numbers make one act. */
  length: number;
}

export function arbitrarySession(features: Partial<SessionFeatures> = {}): fc.Arbitrary<Session> {
  const { contrary = false } = features;
  return fc.record({
    generated: arbitraryPlaybook({ conditional: contrary, ...features }),
    contrary: fc.constant(contrary),
    people: fc.integer({ min: contrary ? 2 : 1, max: features.people ?? 3 }),
    tape: fc.array(fc.nat({ max: 0xffff }), { maxLength: features.length ?? 300, size: 'max' }),
  });
}

/** Told of what happens while a session is played. */
export interface Observer {
  onRecord?(record: Recorded, writer: Writer): void;
  onDrafts?(drafts: Draft[], writer: Writer): void;
  beforeTake?(writer: Writer): void;
  afterTake?(writer: Writer, taken: Recorded[]): void;
  /** After every act, reading or crash of this writer. */
  afterMove?(writer: Writer): void;
}

/**
 * Plays a session: people act as their agenda and their whims have it, read beginnings of one another's logs now and
 * then, and crash. Nobody has read the end of every log when it is over.
 */
export async function play(session: Session, observer: Observer = {}): Promise<Writer[]> {
  const { playbook, partOf } = session.generated;
  const expressions = bindExpressions(playbook);
  const tape = new Tape(session.tape);
  const clock = { now: start };
  const names = ['dana', 'lee', 'kim'].slice(0, session.people);
  const writers = names.map(
    (name, i) => new Writer(name, playbook, expressions, clock, (i - 1) * 90_000, partOf),
  );
  for (const writer of writers)
    Object.assign(writer, { onRecord: observer.onRecord, onDrafts: observer.onDrafts });
  const [first, ...others] = writers as [Writer, ...Writer[]];
  first.openCase();
  for (const other of others) other.take(first);
  while (!tape.ended) {
    clock.now += 1000 * tape.below(120);
    move(tape, tape.pick(writers) as Writer, writers, observer, session.contrary);
  }
  return writers;
}

function move(tape: Tape, writer: Writer, writers: Writer[], observer: Observer, contrary: boolean): void {
  const other = tape.pick(writers.filter(w => w !== writer));
  if (other && tape.once(6)) {
    observer.beforeTake?.(writer);
    const unread = other.log.length - (writer.read.get(other) ?? 0);
    const lines = tape.once(2) ? unread : tape.below(unread + 1);
    const taken = writer.take(other, (writer.read.get(other) ?? 0) + lines);
    observer.afterTake?.(writer, taken);
  } else {
    const lines = writer.log.length;
    const command = randomCommand(tape, writer, contrary);
    if (command) writer.record(command);
    if (tape.once(25)) writer.crash(Math.min(1 + tape.below(3), writer.log.length - lines));
  }
  if (!tape.once(12)) writer.settle();
  observer.afterMove?.(writer);
}

/** Everybody reads everything. */
export function readAll(writers: Writer[]): void {
  for (const writer of writers) for (const other of writers) if (other !== writer) writer.take(other);
}

/** How many runs each of the twelve properties gets: its share of TOCSIN_RUNS, or 300. `npm run soak -- properties` draws more. */
export const runs = Math.ceil(Number(process.env.TOCSIN_RUNS ?? 3_600) / 12);

/** Time for that many runs, in milliseconds. */
export const patience = 60_000 + runs * 400;
