import type { Recorded } from '../../../engine/event.ts';
import type { Cell } from '../../../report/document/section.ts';
import { spanWords } from '../../../report/document/time-words.ts';
import type { Run } from '../../outcome/compare-runs.ts';
import type { CoveredStep, CoverState } from '../../outcome/coverage.ts';
import { drillTime } from '../drill-words.ts';
import { isSame, timeDifference } from './difference.ts';

/** A decision that at least one of two runs made: what it came to last, and when that was, in milliseconds of drill time. */
export interface ComparedDecision {
  step: string;
  title: string;
  a: Decided | undefined;
  b: Decided | undefined;
}

interface Decided {
  word: string;
  ms: number;
}

/** Decisions and approvals, in the order in which the playbook has them. */
export function comparedDecisions(a: Run, b: Run): ComparedDecision[] {
  const [one, other] = [decidedIn(a), decidedIn(b)];
  const { steps } = a.played.state.playbook;
  const places = Object.keys(steps);
  return [...new Set([...one.keys(), ...other.keys()])]
    .sort((x, y) => places.indexOf(x) - places.indexOf(y))
    .map(step => ({
      step,
      title: a.played.render(steps[step]?.title ?? step),
      a: one.get(step),
      b: other.get(step),
    }));
}

/** Where both decided and came to something else: the one that either of them made first. */
export function firstParting(decisions: readonly ComparedDecision[]): ComparedDecision | undefined {
  const when = ({ a, b }: ComparedDecision) => Math.min(a?.ms ?? Infinity, b?.ms ?? Infinity);
  return decisions
    .filter(({ a, b }) => a && b && a.word !== b.word)
    .sort((one, other) => when(one) - when(other))[0];
}

export function decisionRows(decisions: readonly ComparedDecision[]): Cell[][] {
  return decisions.map(({ step, title, a, b }) => [
    { text: title, note: step },
    decidedCell(a),
    decidedCell(b),
    a && b && a.word !== b.word ? { text: 'otherwise', tone: 'warn' } : timeDifference(a?.ms, b?.ms),
  ]);
}

/** Injects that came in at least one of two runs, and how long until somebody took them in. */
export function injectRows(a: Run, b: Run): Cell[][] {
  const ids = a.played.scenario.injects.map(({ id }) => id);
  return ids.flatMap(id => {
    const [one, other] = [a, b].map(run => cameIn(run, id));
    if (!one && !other) return [];
    return [[{ text: id }, cameCell(one), cameCell(other), timeDifference(one?.ms, other?.ms)]];
  });
}

/** Steps of which the two runs did not make the same: used in one, left out in the other, never reached. */
export function stepRows(a: Run, b: Run): Cell[][] {
  const other = new Map(stepsOf(b).map(step => [step.id, step]));
  return stepsOf(a).flatMap(step => {
    const theirs = other.get(step.id)?.state ?? 'unreached';
    return theirs === step.state
      ? []
      : [[{ text: step.title, note: step.id }, stateCell(step.state), stateCell(theirs)]];
  });
}

/** Rows that say that the two differ. */
export function differing(rows: readonly Cell[][]): number {
  return rows.filter(row => {
    const difference = row.at(-1);
    return difference !== undefined && !isSame(difference);
  }).length;
}

function decidedIn({ played }: Run): Map<string, Decided> {
  const { records, state, render, drill } = played;
  const decided = new Map<string, Decided>();
  for (const record of records) {
    const word = decisionOf(record, state.playbook.steps);
    if (word === undefined || !record.at) continue;
    decided.set(record.at.step, { word: render(word, record.at), ms: Date.parse(record.ts) - drill.begin });
  }
  return decided;
}

function decisionOf(
  record: Recorded,
  steps: Run['played']['state']['playbook']['steps'],
): string | undefined {
  const step = record.at && steps[record.at.step];
  switch (record.type) {
    case 'decision.made':
      return step?.kind === 'decision'
        ? (step.options.find(({ id }) => id === record.data.option)?.label ?? record.data.option)
        : record.data.option;
    case 'approval.given':
      return 'approved';
    case 'approval.denied':
      return 'denied';
    default:
      return undefined;
  }
}

function decidedCell(decided: Decided | undefined): Cell {
  return decided
    ? { text: decided.word, note: drillTime(decided.ms) }
    : { text: 'not decided', tone: 'quiet' };
}

function cameIn({ played: { drill } }: Run, id: string): { ms: number; taken?: number } | undefined {
  const came = drill.delivered.get(id);
  if (!came) return undefined;
  const taken = drill.acknowledged.get(id);
  const ms = Date.parse(came.ts) - drill.begin;
  return taken ? { ms, taken: Math.max(0, Date.parse(taken.ts) - Date.parse(came.ts)) } : { ms };
}

function cameCell(came: ReturnType<typeof cameIn>): Cell {
  if (!came) return { text: 'did not come', tone: 'quiet' };
  const note = came.taken === undefined ? 'not taken in' : `taken in after ${spanWords(came.taken)}`;
  return { text: drillTime(came.ms), note };
}

function stepsOf({ measures }: Run): CoveredStep[] {
  return measures.coverage.phases.flatMap(({ steps }) => steps);
}

function stateCell(state: CoverState): Cell {
  switch (state) {
    case 'used':
      return { text: 'used', tone: 'good' };
    case 'skipped':
      return { text: 'left out', tone: 'warn' };
    case 'open':
      return { text: 'begun, not ended' };
    case 'unreached':
      return { text: 'not reached', tone: 'quiet' };
    default:
      return state satisfies never;
  }
}
