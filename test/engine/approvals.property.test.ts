import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Recorded } from '../../src/engine/event.ts';
import { instanceName } from '../../src/engine/instance.ts';
import { caseOrder } from '../../src/engine/order.ts';
import { readRole } from '../../src/engine/state.ts';
import { arbitrarySession, patience, play, runs } from './arbitrary-session.ts';
import type { Writer } from './writer.ts';

it(
  'no approval is given or denied by who asked for it, or by somebody else than who has the role',
  async () => {
    const onRecord = (record: Recorded, writer: Writer) => {
      if (record.type !== 'approval.given' && record.type !== 'approval.denied') return;
      const { name, authority } = record.data;
      expect(name).not.toBe(askerOf(record, writer));
      const holder = readRole(writer.state, 'commander');
      if (holder.kind === 'set') expect(name).toBe(holder.value);
      else expect([holder.kind, authority]).toEqual(['unset', expect.anything()]);
    };
    await fc.assert(
      fc.asyncProperty(arbitrarySession(), session => play(session, { onRecord }).then(() => {})),
      { numRuns: runs },
    );
  },
  patience,
);

/** Of all that is known of its opening, the first in the order of the case; where nobody opened it, who acted before that. */
function askerOf(record: Recorded, writer: Writer): string | undefined {
  const same = (other: Recorded) =>
    other.at && record.at && instanceName(other.at) === instanceName(record.at);
  const [opening] = writer
    .seen()
    .filter(r => r.type === 'step.opened' && same(r))
    .sort(caseOrder);
  if (opening?.type !== 'step.opened') return undefined;
  return opening.auto ? opening.data.asker : opening.actor.name;
}
