import type { Deadline } from '../../engine/clocks/deadline.ts';
import type { Recorded } from '../../engine/event.ts';
import type { Render } from '../../engine/renderer.ts';
import { type CaseState, closedAt, happenedAt, readRole } from '../../engine/state.ts';
import { given } from '../../given.ts';
import { valueFaults } from '../../playbook/check/value-faults.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { correctionsOf } from '../../report/corrections.ts';
import { withoutPrivileged } from '../../report/kinds-of-entry.ts';
import { teller } from '../../report/tell.ts';
import type { ExpectationEntry, InjectEntry, ScenarioDocument, TriggerEntry } from '../scenario-document.ts';
import { coverOf, fitting } from './cover.ts';
import { decided } from './decided.ts';
import { done } from './done.ts';
import { draftFacts } from './draft-facts.ts';
import { areaOf, type ClosedCase, type DraftedExpectation, type DraftedInject } from './drafted.ts';
import { keepSecret } from './keep-secret.ts';
import { learned, oneLine, opening } from './learned.ts';
import { type Namer, namer } from './namer.ts';
import { draftObjectives } from './objectives.ts';
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
  const { state, played } = closed;
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
  const document: ScenarioDocument = {
    'tocsin-scenario': '1',
    id: source.id,
    title: `${closed.say(played.title)}, as another team had it`,
    version: '0.1.0',
    summary: 'An incident that another team had, played again at its pace.',
    playbook: { id: played.id, version: rangeOf(played.version) },
    duration: pacing.duration,
    clock: {
      ...(pacing.scale === 1 ? { mode: 'real' } : { mode: 'scaled', scale: `${pacing.scale}` }),
      story_start: `${(state.openings[0]?.ts ?? '').slice(0, 16)}Z`,
    },
    seed: 'auto',
    overview: {
      scope: 'From the first report on. The review that followed is not played.',
      threat: closed.say(played.title),
    },
    objectives: draftObjectives(all),
    ...given({ roles: rolesOf(closed, injects), inputs: inputsOf(closed) }),
    ...given({ facts: someOf(draftFacts(closed, namer(), newest)) }),
    injects: injects.map((inject, i) => entryOf(inject, nameInject(i), pacing, nameIt)),
    hot_wash: hotWash(closed),
  };
  const judged = document.injects.flatMap(({ expect = [] }) =>
    expect.flatMap(({ id, met_by }) => (met_by === 'manual' ? [id] : [])),
  );
  return { document: keepSecret(document), pacing, judged };
}

function closedCase({ state, records, render, played }: ToDraft): ClosedCase {
  const { cover, hidden } = coverOf(state, records);
  const opened = Date.parse(state.openings[0]?.ts ?? '');
  const ended = Date.parse(closedAt(state) ?? '');
  const told = withoutPrivileged(records);
  return {
    state,
    played,
    cover,
    hidden,
    records: told.filter(record => !isOfReview(record, state)),
    teller: teller(state, correctionsOf(told), render),
    say: (text, at) => oneLine(cover(render(text, at)) ?? 'withheld'),
    since: record => {
      const at = Date.parse(happenedAt(state, record));
      return Math.min(Math.max(0, at - opened), Math.max(0, ended - opened));
    },
  };
}

function isOfReview({ at }: Recorded, { playbook }: CaseState): boolean {
  const step = at && playbook.steps[at.step];
  return step !== undefined && areaOf(playbook, step) === undefined;
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

/** From this version up to the next that may change what a scenario names. */
function rangeOf(version: string): string {
  const [plain = ''] = version.split(/[-+]/);
  const [major = 0, minor = 0] = plain.split('.').map(Number);
  return `>=${plain} <${major > 0 ? major + 1 : `0.${minor + 1}`}`;
}

/** Those that the playbook requires, that somebody had, or that something is for. */
function rolesOf(
  { state, played }: ClosedCase,
  injects: readonly DraftedInject[],
): ScenarioDocument['roles'] {
  const wanted = played.roles.filter(
    ({ id, required }) =>
      required || readRole(state, id).kind !== 'unset' || injects.some(({ to }) => to === id),
  );
  return someOf(
    wanted.map(({ id, brief, required }) => ({
      id,
      ...given({ brief }),
      ...(required && { required: 'true' }),
    })),
  );
}

/** What the case was opened with, where the playbook takes it as it is now. */
function inputsOf({ state, played, cover }: ClosedCase): ScenarioDocument['inputs'] {
  const said = Object.entries(state.openings[0]?.data.inputs ?? {}).flatMap(([name, value]) => {
    const input = played.inputs[name];
    if (!input || input.sensitive || input.type === 'file') return [];
    const all = [value].flat().map(each => cover(String(each)));
    if (all.some(each => each === undefined)) return [];
    const texts = all as string[];
    const entry = Array.isArray(value) ? texts : (texts[0] as string);
    return valueFaults({ [name]: entry }, [], played).length > 0 ? [] : [[name, entry] as const];
  });
  return said.length > 0 ? Object.fromEntries(said) : undefined;
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
    ...given({ expect: someOf(expect.map(each => expectationOf(each, at, pacing, nameIt))) }),
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

/** What everybody is asked, and what was found at that time. */
function hotWash({ state, cover }: ClosedCase): string[] {
  const found = state.findings.flatMap(({ data }) => cover(data.text) ?? []);
  return [
    'Which step did you look for and not find?',
    'What would you do first, were it to happen tomorrow?',
    ...found.map(text => `Does this finding hold here too, "${oneLine(text)}"?`),
  ];
}

function someOf<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
