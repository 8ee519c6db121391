import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitrarySession, play } from './arbitrary-session.ts';
import type { Writer } from './writer.ts';

it('random people come to everything that the properties are about, while they are still at work', async () => {
  const reached = new Set<string>();
  const afterMove = (writer: Writer) => {
    for (const what of situation(writer)) reached.add(what);
  };
  await fc.assert(
    fc.asyncProperty(arbitrarySession({ contrary: true }), async session => {
      await play(session, { afterMove });
    }),
    { numRuns: 500, seed: 1 },
  );
  expect([...reached].sort()).toEqual(wanted);
}, 120_000);

const wanted = [
  'again',
  'asking over a dispute',
  'clock acknowledged',
  'clock late',
  'clock met',
  'clock not-applicable',
  'clock overdue',
  'clock running',
  'clock undecided',
  'clock waiting',
  'closed',
  'closing made void',
  'command without an end',
  'conflict',
  'dispute',
  'joined',
  'leftover',
  'not of itself',
  'out-of-turn',
  'overridden',
  'redo',
  'scoped',
  'switched',
  'waiting',
];

function* situation(writer: Writer): Generator<string> {
  const { closed, conflicts, disputes, open, held, unended, attention, reopenedBy, clocks } = writer.agenda();
  if (closed) yield 'closed';
  if (reopenedBy.some(name => name !== writer.name)) yield 'closing made void';
  if (conflicts.length > 0) yield 'conflict';
  if (disputes.length > 0) yield 'dispute';
  if (unended.length > 0) yield 'command without an end';
  if (attention.some(({ what }) => what === 'overridden')) yield 'overridden';
  for (const { type } of writer.state.joined) yield type === 'playbook.attached' ? 'joined' : 'switched';
  for (const { state, acknowledged } of clocks) yield acknowledged ? 'clock acknowledged' : `clock ${state}`;
  for (const { at, way, since } of open) {
    if (way !== 'walk') yield way;
    if (at.in !== '') yield 'scoped';
    if (at.pass > 1) yield 'again';
    if (since && !since.auto) yield 'not of itself';
  }
  for (const { kind, missing } of held) {
    if (kind === 'waiting') yield 'waiting';
    else if (disputes.some(({ name }) => missing.includes(name))) yield 'asking over a dispute';
  }
}
