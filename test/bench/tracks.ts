import type { StepEntry } from '../../src/playbook/document.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { compile, documentOf } from '../engine/compile.ts';
import { steps, task, tracks } from '../engine/scene.ts';
import { start, Writer } from '../engine/writer.ts';
import { inTurns, type Row } from './measure.ts';

const width = 20;
const acts = 10;

/** An act with all that follows of itself (decide, reduce, advance), where many steps are open at once. */
export const trackRows: Row[] = [
  {
    what: `one act in a case of 10,000 events with ${width} open tracks`,
    against: 'the same in a case that was just opened',
    reach: '<= 1.2',
    measure: rounds => lateAgainstEarly(sideBySide(), 10_000, rounds),
  },
  {
    what: `one act in a case of 500 events with an each of ${width} values`,
    against: 'the same in a case that was just opened',
    reach: '<= 1.2',
    measure: rounds => lateAgainstEarly(forEach(20), 500, rounds),
  },
  {
    what: `one act in a case of 10,000 events with an each of ${width} values`,
    against: 'the same in a case that was just opened',
    reach: '<= 1.2',
    long: true,
    measure: rounds => lateAgainstEarly(forEach(270), 10_000, rounds),
  },
];

async function lateAgainstEarly(playbook: Playbook, events: number, rounds: number) {
  const late = opened(playbook);
  while (late.log.length < events) act(late);
  const early = Array.from({ length: rounds + 1 }, () => opened(playbook));
  const some = (writer: Writer) => {
    for (let i = 0; i < acts; i++) act(writer);
  };
  const times = await inTurns(
    rounds,
    () => some(late),
    () => some(early.pop() as Writer),
  );
  return { ours: times.ours.map(each), theirs: times.theirs.map(each), unit: 'us' as const };
}

/** Twenty tracks of as many steps as 10,000 events and some more are about. */
function sideBySide(): Playbook {
  const track = (i: number): StepEntry => steps(`track-${i}`, ...ids(270, `track-${i}`));
  return compile(documentOf([tracks('contain', ...Array.from({ length: width }, (_, i) => track(i)))]));
}

function forEach(count: number): Playbook {
  const host = { ...steps('host', ...ids(count, 'host')), each: { host_name: 'hosts' } };
  return compile(documentOf([steps('contain', task(host))]));
}

function ids(count: number, of: string): string[] {
  return Array.from({ length: count }, (_, i) => `${of}-${i}`);
}

function opened(playbook: Playbook): Writer {
  const writer = new Writer('dana', playbook, bindExpressions(playbook), { now: start }).openCase().settle();
  const value = Array.from({ length: width }, (_, i) => `ws-${i}`);
  return writer.act({ kind: 'set-input', name: 'hosts', value });
}

/** Completes the open step that has waited longest, so that all tracks go on side by side. */
function act(writer: Writer): void {
  const at = waiting(writer).shift();
  if (!at) throw new Error('nothing is open');
  const before = writer.log.length;
  writer.act({ kind: 'complete-step', at });
  waiting(writer).push(...openedSince(writer, before));
}

const queues = new WeakMap<Writer, ReturnType<typeof openedSince>>();

/** Kept aside: to look for what is open would be measured too. */
function waiting(writer: Writer) {
  const queue = queues.get(writer) ?? openedSince(writer, 0);
  queues.set(writer, queue);
  return queue;
}

function openedSince({ log, playbook }: Writer, from: number) {
  return log
    .slice(from)
    .flatMap(({ type, at }) =>
      type === 'step.opened' && at && playbook.steps[at.step]?.kind === 'task' ? [at] : [],
    );
}

function each(ms: number): number {
  return (ms * 1000) / acts;
}
