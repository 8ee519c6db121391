import { waitLeft } from '../../engine/decide/wanting.ts';
import type { Expressions } from '../../engine/expressions.ts';
import { readInput } from '../../engine/state.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Answer, Entry } from '../../playbook/walkthrough.ts';
import type { Candidate } from './candidates.ts';
import { templateInputs } from './reads.ts';
import { requiredBy } from './relevant.ts';
import type { Move, Position, Turn } from './world.ts';

/** Values to try, by input. One that is not `relevant` leads to the same steps whatever it is: a single value is enough. */
export type Candidates = ReadonlyMap<string, { values: readonly Candidate[]; relevant: boolean }>;

/**
 * Every way in which a person can go on at a turn: all options, approved and denied, a command that succeeds, fails or is declined, each
 * value and none. None for a step that waits, or a wait that is not over.
 */
export function movesOf(
  position: Position,
  turn: Turn,
  candidates: Candidates,
  expressions: Expressions,
): Move[] {
  switch (turn.kind) {
    case 'waiting':
      return [];
    case 'asking':
      return applying(position, turn, candidates);
    case 'step':
      return ending(position, turn, candidates, expressions);
    default:
      return turn.kind satisfies never;
  }
}

/** What opens a step that waits although its needs are not met, or ends a wait before its time. */
export function forcedMove(turn: Turn): Move {
  const answer = turn.kind === 'waiting' ? { ...blank, override: reason } : { ...blank, early: reason };
  return { turn, act: { answer }, outcome: 'forced', choice: 'against what it waits for' };
}

function applying({ state }: Position, turn: Turn, candidates: Candidates): Move[] {
  const { step, at } = turn;
  if (step.when === undefined || (step.each !== undefined && at.item === undefined))
    return giving(turn, turn.missing, candidates);
  const apply = (applies: 'yes' | 'no'): Move => ({
    turn,
    act: { answer: { ...blank, applies } },
    outcome: applies,
    choice: applies === 'yes' ? 'said to apply' : 'said not to apply',
  });
  const lacking = requiredBy(step).filter(name => readInput(state, name, at).kind === 'unset');
  const given = giving(turn, lacking.slice(0, 1), candidates);
  return [...(given.length > 0 ? given : [apply('yes')]), apply('no')];
}

function giving(turn: Turn, names: readonly string[], candidates: Candidates): Move[] {
  return names.flatMap(name =>
    (candidates.get(name)?.values ?? []).map(({ entry, value }) => ({
      turn,
      act: { gives: { name, value } },
      outcome: name,
      choice: `${name} ${entryText(entry)}`,
    })),
  );
}

/** What the wording of a measure names and the step does not ask: nobody can put it in force before that is answered. */
function unknownOf({ state }: Position, { step, at }: Turn): string[] {
  const { what = '', undo = '' } = step.measure ?? {};
  return templateInputs(state.playbook, what + undo).filter(
    name => !step.asks.includes(name) && readInput(state, name, at).kind === 'unset',
  );
}

function ending(position: Position, turn: Turn, candidates: Candidates, expressions: Expressions): Move[] {
  const { step, at } = turn;
  const { state, now } = position;
  const isReady = step.kind !== 'wait' || step.for || !waitLeft(state, step, at, { now, expressions });
  if (!isReady) return [];
  const lacking = unknownOf(position, turn).find(name => candidates.has(name));
  if (lacking !== undefined) return giving(turn, [lacking], candidates);
  const asked = step.asks.flatMap(name => {
    const known = candidates.get(name);
    if (!known) return [];
    const isSet = readInput(state, name, at).kind === 'set';
    return [{ name, ...known, optional: known.relevant && !isSet }];
  });
  const outputs = step.kind === 'run' ? Object.keys(step.outputs) : [];
  const read = outputs.flatMap(name => {
    const known = candidates.get(name);
    return known ? [{ name, ...known, optional: known.relevant }] : [];
  });
  return outcomesOf(step).flatMap(({ answer, outcome, reads }) => {
    const wanted = reads ? [...asked, ...read] : asked;
    return combined(wanted).map((inputs): Move => {
      const told = wanted.flatMap(({ name, relevant }) =>
        relevant ? `${name} ${entryText(inputs[name])}` : [],
      );
      const choice = [...(outcome === '' ? [] : [outcome]), ...told].join(', ');
      const act = { answer: { ...blank, ...answer, inputs } };
      return { turn, act, outcome, ...(choice !== '' && { choice }) };
    });
  });
}

interface WayToEnd {
  answer: Partial<Answer>;
  /** `''` where there is but one. */
  outcome: string;
  /** A command that succeeds gives values by its output. */
  reads?: true;
}

function outcomesOf(step: Step): WayToEnd[] {
  switch (step.kind) {
    case 'decision':
      return step.options.map(({ id }) => ({ answer: { option: id }, outcome: id }));
    case 'approve':
      return [
        { answer: {}, outcome: 'approved' },
        { answer: { denied: reason }, outcome: 'denied' },
      ];
    case 'run':
      return [
        { answer: { exit: 0 }, outcome: 'exit 0', reads: true },
        { answer: { exit: 1 }, outcome: 'exit 1' },
        { answer: { declined: reason }, outcome: 'declined' },
      ];
    case 'phase':
    case 'group':
    case 'task':
    case 'notify':
    case 'wait':
    case 'use':
    case 'lift':
    case 'review':
      return [{ answer: {}, outcome: '' }];
    default:
      return step satisfies never;
  }
}

interface Asked {
  name: string;
  values: readonly Candidate[];
  /** It may stay unset. */
  optional: boolean;
}

function combined(asked: readonly Asked[]): Record<string, Entry>[] {
  let all: Record<string, Entry>[] = [{}];
  for (const { name, values, optional } of asked) {
    all = all.flatMap(one => [
      ...values.map(({ entry }) => ({ ...one, [name]: entry })),
      ...(optional || values.length === 0 ? [one] : []),
    ]);
  }
  return all;
}

function entryText(entry: Entry | undefined): string {
  if (entry === undefined) return 'not known';
  return typeof entry === 'string' ? `"${entry}"` : `[${entry.join(', ')}]`;
}

const reason = 'To see where it leads';
const person = 'somebody';

const blank: Answer = {
  reason,
  approver: person,
  witness: 'somebody else',
  authority: person,
  attach: [],
  held: {},
  na: [],
  marks: {},
  findings: [],
  actions: [],
  lift: [],
  keep: {},
  milestones: {},
  met: {},
  clockApplies: {},
  roles: {},
  inputs: {},
};
