import type { ClockState } from '../engine/clocks/deadline.ts';
import type { Recorded } from '../engine/event.ts';
import { holdsSteps } from '../playbook/holds-steps.ts';
import type { Clock, Playbook, Step } from '../playbook/playbook.ts';

/** What the walkthroughs of one playbook took of all that there is to take. */
export interface Coverage {
  steps: Share;
  options: Share;
  conditions: Share;
  clocks: Share;
  /** Of all four together, rounded down: 100 is said only where nothing was missed. */
  percent: number;
  missed: Goal[];
}

export interface Share {
  taken: number;
  all: number;
}

/**
 * Something that a walkthrough can take: a step that opens, an option, `when` that holds or does not, a state of a clock. `what` is the
 * option, `true` or `false`, or the state.
 */
export interface Goal {
  kind: 'step' | 'option' | 'condition' | 'clock';
  /** The step's id, or the clock's. */
  id: string;
  what?: string;
}

/** A case that was played: its record, and the states in which each clock was ever seen, by its id. */
export interface Run {
  records: readonly Recorded[];
  clockStates: ReadonlyMap<string, ReadonlySet<ClockState>>;
}

/**
 * Coverage by walkthroughs. Phases and groups are no steps of their own; preparation never opens in a case, and a called playbook has tests
 * of its own. `clocks` are those that the playbook declares.
 */
export function coverageOf(
  playbook: Playbook,
  runs: readonly Run[],
  clocks: readonly Clock[] = playbook.clocks,
): Coverage {
  const goals = goalsOf(playbook, clocks);
  const taken = new Set(runs.flatMap(run => [...takenBy(playbook, run)]));
  const share = (...kinds: Goal['kind'][]): Share => {
    const own = goals.filter(({ kind }) => kinds.includes(kind));
    return { taken: own.filter(goal => taken.has(nameOf(goal))).length, all: own.length };
  };
  const all = share('step', 'option', 'condition', 'clock');
  return {
    steps: share('step'),
    options: share('option'),
    conditions: share('condition'),
    clocks: share('clock'),
    percent: all.all === 0 ? 100 : Math.floor((100 * all.taken) / all.all),
    missed: goals.filter(goal => !taken.has(nameOf(goal))),
  };
}

/** What nobody took, in words. */
export function missedText({ kind, id, what }: Goal): string {
  switch (kind) {
    case 'step':
      return `${id} is never opened`;
    case 'option':
      return `${id} never comes to ${what}`;
    case 'condition':
      return `the \`when\` of ${id} is never ${what}`;
    case 'clock':
      return `the clock ${id} is never ${what?.replace('-', ' ')}`;
    default:
      return kind satisfies never;
  }
}

function goalsOf(playbook: Playbook, clocks: readonly Clock[]): Goal[] {
  const steps = Object.values(playbook.steps).filter(step => isPlayed(playbook, step));
  return [
    ...steps.flatMap((step): Goal[] => [
      ...(holdsSteps(step) ? [] : [{ kind: 'step' as const, id: step.id }]),
      ...optionsOf(step).map(what => ({ kind: 'option' as const, id: step.id, what })),
      ...(step.when === undefined
        ? []
        : ['true', 'false'].map(what => ({ kind: 'condition' as const, id: step.id, what }))),
    ]),
    ...clocks.flatMap(clock => statesOf(clock).map(what => ({ kind: 'clock' as const, id: clock.id, what }))),
  ];
}

function isPlayed(playbook: Playbook, step: Step): boolean {
  if (step.stage === 'preparation' && step.kind === 'phase') return false;
  const holder = playbook.steps[playbook.lists[step.list]?.owner ?? ''];
  return holder === undefined || (holder.kind !== 'use' && isPlayed(playbook, holder));
}

function optionsOf(step: Step): string[] {
  if (step.kind === 'approve') return ['approved', 'denied'];
  return step.kind === 'decision' ? step.options.map(({ id }) => id) : [];
}

/** The states that tell walkthroughs apart. One without a limit is never overdue; one that is not the law yet binds nobody. */
function statesOf({ status, within, every, appliesWhen }: Clock): ClockState[] {
  if (status !== 'in-force') return [];
  return [
    'running',
    'met',
    ...(within || every ? (['overdue'] as const) : []),
    ...(appliesWhen === undefined ? [] : (['not-applicable'] as const)),
  ];
}

function* takenBy({ steps }: Playbook, { records, clockStates }: Run): Generator<string> {
  for (const record of records) {
    const id = record.at?.step;
    if (id === undefined) continue;
    const isWeighed = record.auto === true && steps[id]?.when !== undefined;
    if (record.type === 'step.opened') yield nameOf({ kind: 'step', id });
    if (record.type === 'step.opened' && isWeighed) yield nameOf({ kind: 'condition', id, what: 'true' });
    if (record.type === 'step.not-applicable' && isWeighed)
      yield nameOf({ kind: 'condition', id, what: 'false' });
    if (record.type === 'decision.made') yield nameOf({ kind: 'option', id, what: record.data.option });
    if (record.type === 'approval.given') yield nameOf({ kind: 'option', id, what: 'approved' });
    if (record.type === 'approval.denied') yield nameOf({ kind: 'option', id, what: 'denied' });
  }
  for (const [id, states] of clockStates) {
    for (const state of states) {
      for (const what of state === 'late' ? ['running', 'overdue', 'met'] : [state])
        yield nameOf({ kind: 'clock', id, what });
    }
  }
}

function nameOf({ kind, id, what = '' }: Goal): string {
  return `${kind} ${id} ${what}`;
}
