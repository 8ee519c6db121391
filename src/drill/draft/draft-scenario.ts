import type { Deadline } from '../../engine/clocks/deadline.ts';
import type { Recorded } from '../../engine/event.ts';
import type { Render } from '../../engine/renderer.ts';
import type { CaseState } from '../../engine/state.ts';
import { given } from '../../given.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { ExpectationEntry, InjectEntry, ScenarioDocument, TriggerEntry } from '../scenario-document.ts';
import { closedCase } from './closed-case.ts';
import { fitting } from './cover.ts';
import { decided } from './decided.ts';
import { done } from './done.ts';
import { draftFacts } from './draft-facts.ts';
import { draftHead } from './draft-head.ts';
import type { ClosedCase, DraftedExpectation, DraftedInject } from './drafted.ts';
import { keepSecret } from './keep-secret.ts';
import { learned, opening } from './learned.ts';
import { type Namer, namer } from './namer.ts';
import { draftObjectives } from './objectives.ts';
import { oneLine } from './one-line.ts';
import { atLength, type Pacing, paceOf } from './pacing.ts';

export interface ToDraft {
  /** The scenario's id. */
  id: string;
  state: CaseState;
  /** In case order. */
  records: readonly Recorded[];
  render: Render;
  /** As they stood when the case was closed. */
  deadlines: readonly Deadline[];
  /** The playbook as the library has it: the one that will be played. */
  played: Playbook;
  /** How long there is at the table, in milliseconds; absent: as long as it took. */
  table?: number;
}

export interface DraftedScenario {
  document: ScenarioDocument;
  pacing: Pacing;
  /** What is expected that no mark of the playbook shows: a controller must judge it. */
  judged: string[];
}

/**
 * A closed case as the draft of an exercise: what the team learned happens at its time, what it did is expected within the time that it took,
 * what it decided is asked, and what it answered can be asked for. Redacted as reports are; names of machines, addresses and the like are
 * replaced. What was done in the review is left out.
 */
export function draftScenario(source: ToDraft): DraftedScenario {
  const closed = closedCase(source);
  const first = opening(closed);
  const told = [...learned(closed), ...decided(closed)].sort((a, b) => a.at - b.at);
  const work = done(closed, source.deadlines);
  const injects = [withTheEnd(first, closed), ...told].map(inject => ({
    ...inject,
    expect: [...inject.expect],
  }));
  for (const each of work) homeOf(each, injects).expect.push(each);
  const expected = injects.flatMap(({ expect }) => expect);
  if (expected.length === 0) injects[0]?.expect.push(lookedInto(closed));
  const all = injects.flatMap(({ expect }) => expect);
  const pacing = paceOf([...injects.map(({ at }) => at), ...all.map(each => each.done)], source.table);
  const nameInject = (index: number) => `i${String((index + 1) * 10).padStart(3, '0')}`;
  const nameIt = namer();
  const newest = (ms: number) => {
    const index = injects.findLastIndex(({ at, upon }) => at <= ms && !upon);
    return index > 0 ? nameInject(index) : undefined;
  };
  const facts = draftFacts(closed, namer(), newest);
  const document: ScenarioDocument = {
    'tocsin-scenario': '1',
    id: source.id,
    ...draftHead(closed, injects),
    duration: pacing.duration,
    clock: {
      ...(pacing.scale === 1 ? { mode: 'real' } : { mode: 'scaled', scale: `${pacing.scale}` }),
      story_start: `${(closed.state.openings[0]?.ts ?? '').slice(0, 16)}Z`,
    },
    seed: 'auto',
    objectives: draftObjectives(all),
    ...(facts.length > 0 && { facts }),
    injects: injects.map((inject, i) => entryOf(inject, nameInject(i), pacing, nameIt)),
  };
  const judged = document.injects.flatMap(({ expect = [] }) =>
    expect.flatMap(({ id, met_by }) => (met_by === 'manual' ? [id] : [])),
  );
  return { document: keepSecret(document), pacing, judged };
}

/** What it was in the end is for the controller. */
function withTheEnd(first: DraftedInject, { state, cover, since }: ClosedCase): DraftedInject {
  const closing = state.closings.at(-1);
  if (!closing) return first;
  const reason = cover(closing.data.reason ?? '');
  const after = `The case was closed after ${atLength(since(closing))}.`;
  return { ...first, answer: reason === undefined ? after : `${after} ${oneLine(reason)}` };
}

/** The newest that had happened by then, and that comes whatever the players do. */
function homeOf({ from, ofAll }: DraftedExpectation, injects: DraftedInject[]): DraftedInject {
  const before = injects.filter(({ at, upon }) => at <= from && !upon);
  return (ofAll ? injects[0] : (before.at(-1) ?? injects[0])) as DraftedInject;
}

/** Where nobody did anything that could be expected of others. */
function lookedInto({ state, since }: ClosedCase): DraftedExpectation {
  const closing = state.closings.at(-1);
  return {
    id: 'looked-into',
    area: 'coordination',
    from: 0,
    done: closing ? since(closing) : 0,
    critical: false,
    metBy: 'manual',
    text: 'Says what it is, and ends it with a reason',
    ofAll: true,
  };
}

function entryOf(inject: DraftedInject, id: string, pacing: Pacing, nameIt: Namer): InjectEntry {
  const { at, type, upon, from, to, text, answer, expect } = inject;
  const time: TriggerEntry = { at: pacing.at(at) };
  return {
    id,
    type,
    when: upon ? (upon.alone ? upon.mark : { all: [time, upon.mark] }) : time,
    ...given({ from }),
    ...(to !== undefined && { to: [to] }),
    text: fitting(text),
    ...(expect.length > 0 && { expect: expect.map(each => expectationOf(each, at, pacing, nameIt)) }),
    ...(answer !== undefined && { trainer: { answer: fitting(answer) } }),
  };
}

function expectationOf(
  { id, area, done, critical, metBy, text }: DraftedExpectation,
  at: number,
  pacing: Pacing,
  nameIt: Namer,
): ExpectationEntry {
  return {
    id: nameIt(id),
    objective: area,
    within: pacing.within(at, done),
    ...(critical && { critical: 'true' }),
    met_by: metBy,
    text,
  };
}
