import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Instance, Recorded } from '../../src/engine/event.ts';
import { holderOf } from '../../src/engine/holder.ts';
import { instanceName } from '../../src/engine/instance.ts';
import { itemSlots, latestSlots } from '../../src/engine/latest.ts';
import { settle } from '../../src/engine/outcome.ts';
import { type Slot, slotSettled } from '../../src/engine/slot.ts';
import { holdsSteps } from '../../src/playbook/holds-steps.ts';
import { arbitrarySession, patience, play, readAll, runs } from './arbitrary-session.ts';
import { naiveWalk } from './naive-walk.ts';
import type { Writer } from './writer.ts';

it(
  'P4: a container is finished exactly when everything in it is, and opens nothing twice',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySession(), async session => {
        const writers = await play(session, { afterMove: expectPlainWalk });
        readAll(writers);
        for (const writer of writers) {
          expectPlainWalk(writer);
          const opened = writer.log.filter(r => r.type === 'step.opened' && r.auto).map(nameOf);
          expect(new Set(opened).size).toBe(opened.length);
        }
      }),
      { numRuns: runs },
    );
  },
  patience,
);

it(
  'P5: nothing opens before its needs are met, unless somebody overrode them',
  async () => {
    const onRecord = (record: Recorded, writer: Writer) => {
      if (record.type !== 'step.opened' || record.data.why === 'redo') return;
      const overridden = writer
        .seen()
        .some(r => r.type === 'needs.overridden' && nameOf(r) === nameOf(record));
      const { needs = [], destroys } = stepOf(record, writer);
      if (!overridden)
        for (const need of [...needs, ...destroys])
          expect([need, isMet(need, record.at as Instance, writer)]).toEqual([need, true]);
    };
    await fc.assert(
      fc.asyncProperty(arbitrarySession(), session => play(session, { onRecord }).then(() => {})),
      { numRuns: runs },
    );
  },
  patience,
);

it(
  'P6: nothing opens of itself inside what is not applicable, skipped, not open or not chosen',
  async () => {
    const onRecord = (record: Recorded, writer: Writer) => {
      if (opensOfItself(record)) expectOpenAround(record.at as Instance, writer);
    };
    await fc.assert(
      fc.asyncProperty(arbitrarySession(), session => play(session, { onRecord }).then(() => {})),
      { numRuns: runs },
    );
  },
  patience,
);

function expectPlainWalk({ state, playbook }: Writer): void {
  for (const slot of [...state.slots.values()]) {
    const step = playbook.steps[slot.instance.step];
    if (!step || !(step.kind === 'decision' || holdsSteps(step)) || (slot.turns.length === 0 && !step.each))
      continue;
    const walked = state.walk.walkSlot(slot);
    const plain = walked.kind === 'exit' ? { exit: walked.to } : walked.kind;
    const naive = naiveWalk(state, slot);
    expect([slot.name, plain]).toEqual([slot.name, typeof naive === 'object' ? { exit: naive.exit } : naive]);
  }
}

function opensOfItself(record: Recorded): boolean {
  return record.type === 'step.opened' && record.auto === true;
}

/** What a need asks for, by looking through the facts. */
function isMet(need: string, from: Instance, writer: Writer): boolean {
  const { state, playbook } = writer;
  const facts = writer.seen();
  if (facts.some(r => r.type === 'evidence.added' && r.data.id === need)) return true;
  if (!playbook.steps[need]) return facts.some(r => reaches(r, need));
  const slots = latestSlots(state, need, from).flatMap(slot => itemSlots(state, slot));
  return slots.length > 0 ? slots.every(slot => isSlotMet(slot, writer)) : facts.some(r => r.auto);
}

function isSlotMet(slot: Slot, writer: Writer): boolean {
  const { state, playbook } = writer;
  const step = playbook.steps[slot.instance.step];
  if (slot.turns.at(-1)?.opened.length && settle(slot.turns.at(-1) as never).kind === 'none') {
    return step !== undefined && holdsSteps(step) && naiveWalk(state, slot) !== 'pending';
  }
  const settled = slotSettled(slot);
  if (settled.kind === 'final') {
    if (settled.word === 'chosen') return naiveWalk(state, slot) !== 'pending';
    return ['done', 'sent', 'ran', 'approved', 'not-applicable'].includes(settled.word);
  }
  return settled.kind === 'none' && writer.seen().some(r => leaves(r) || slot.instance.item !== undefined);
}

function reaches(record: Recorded, milestone: string): boolean {
  if (record.type === 'milestone.set') return record.data.name === milestone && !record.data.retracted;
  const marks = 'marks' in record.data ? record.data.marks : undefined;
  return milestone in (marks ?? {});
}

/** Only these can make a step not applicable that nothing was recorded of. */
function leaves(record: Recorded): boolean {
  if (record.type === 'playbook.attached') return record.data.from !== undefined;
  return ['decision.made', 'step.not-applicable', 'playbook.switched'].includes(record.type);
}

function expectOpenAround(at: Instance, { state, playbook }: Writer): void {
  let inner = at;
  for (let holder = holderOf(playbook, at); holder; holder = holderOf(playbook, holder)) {
    const slot: Slot = state.walk.slot(holder);
    const settled = slotSettled(slot);
    const { item, ...all } = inner;
    if (item !== undefined) expect([all, slotSettled(state.walk.slot(all)).kind]).toEqual([all, 'none']);
    const list = playbook.lists[playbook.steps[inner.step]?.list ?? ''];
    const opened = slot.turns.some(turn => turn.opened.length > 0);
    const found = settled.kind === 'final' ? settled.option : settled.kind;
    const wanted = playbook.steps[holder.step]?.kind === 'decision' ? list?.option : 'none';
    // A decision may be known from somebody whose screen had it from a log that is not here yet.
    expect([slot.name, opened || wanted !== 'none', found]).toEqual([slot.name, true, wanted]);
    inner = holder;
  }
}

function stepOf(record: Recorded, { playbook }: Writer) {
  const step = playbook.steps[record.at?.step ?? ''];
  if (!step) throw new Error('the record names no step');
  return step;
}

function nameOf(record: Recorded): string {
  return instanceName(record.at as Instance);
}
