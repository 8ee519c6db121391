import type { ExpressionContext } from '../expression/evaluation.ts';
import type { Step } from '../playbook/playbook.ts';
import { advance, type HeldBack } from './advance.ts';
import type { Deadline } from './clocks/deadline.ts';
import { deadlinesOf } from './clocks/deadlines.ts';
import { lateEvidence } from './destruction.ts';
import type { Draft, Instance, Recorded } from './event.ts';
import type { Expressions } from './expressions.ts';
import { factsOf } from './facts.ts';
import { instanceName } from './instance.ts';
import { itemSlots, latestSlots } from './latest.ts';
import { type Measure, measuresOf } from './measures.ts';
import { type Offer, pendingOffers } from './offers.ts';
import { type OpenStep, openSteps } from './open-steps.ts';
import { caseOrder } from './order.ts';
import { settle } from './outcome.ts';
import type { FinalWord } from './settled.ts';
import { type Slot, slotSettled, unendedStarts } from './slot.ts';
import {
  type CaseState,
  isClosed,
  missingLogs,
  readInput,
  readMilestone,
  readRole,
  readSeverity,
  reopenedBy,
} from './state.ts';

/** Everything that a person can act on, in the order in which it is shown. */
export interface Agenda {
  closed: boolean;
  /** Writers whose later entries opened a closed case again. */
  reopenedBy: string[];
  /** A decision led to `end`, or every phase is finished: what is left is what closing wants. */
  ended: boolean;
  conflicts: { at: Instance; step: Step; candidates: Recorded[] }[];
  disputes: { what: 'input' | 'milestone' | 'role' | 'severity'; name: string }[];
  open: OpenStep[];
  /** Commands that were started and of which no end is recorded: they run somewhere, or were cut off. */
  unended: {
    at: Instance;
    step: Extract<Step, { kind: 'run' }>;
    started: Extract<Recorded, { type: 'command.started' }>;
  }[];
  held: HeldBack[];
  measures: Measure[];
  clocks: Deadline[];
  attention: {
    at: Instance;
    step: Step;
    what: 'failed' | 'not-sent' | 'denied' | 'overridden' | 'applies-now' | 'evidence-late';
    /** Which evidence. */
    about?: string;
  }[];
  /** Records that name a step which this playbook does not have. */
  strays: Recorded[];
  /** Hand-overs that nobody has taken yet. */
  handovers: Offer[];
  /** Logs that an entry names and that are not here: what stands in them is not counted. */
  missing: string[];
  /** What must be recorded before anything is shown. */
  drafts: Draft[];
}

export function agendaOf(state: CaseState, expressions: Expressions, now: number): Agenda {
  const walked = state.walk.walk();
  const { drafts, held } = advance(state, expressions, now);
  return {
    closed: isClosed(state),
    reopenedBy: reopenedBy(state),
    ended: walked.kind !== 'pending',
    conflicts: conflictsOf(state),
    disputes: disputesOf(state),
    open: openSteps(state),
    unended: unendedOf(state),
    held,
    measures: measuresOf(state),
    clocks: deadlinesOf(state, expressions, now),
    attention: attentionOf(state, expressions, now),
    strays: state.strays,
    handovers: pendingOffers(state),
    missing: missingLogs(state),
    drafts,
  };
}

function conflictsOf(state: CaseState): Agenda['conflicts'] {
  const conflicts: Agenda['conflicts'] = [];
  for (const slot of state.slots.values()) {
    const step = state.playbook.steps[slot.instance.step];
    for (const turn of slot.turns) {
      const settled = settle(turn);
      if (step && settled.kind === 'conflict')
        conflicts.push({ at: turn.instance, step, candidates: settled.candidates });
    }
  }
  return conflicts.sort((a, b) => (instanceName(a.at) < instanceName(b.at) ? -1 : 1));
}

function unendedOf(state: CaseState): Agenda['unended'] {
  const unended: Agenda['unended'] = [];
  for (const slot of state.slots.values()) {
    const step = state.playbook.steps[slot.instance.step];
    if (step?.kind !== 'run') continue;
    for (const turn of slot.turns) {
      for (const started of unendedStarts(turn)) unended.push({ at: turn.instance, step, started });
    }
  }
  return unended.sort((a, b) => caseOrder(a.started, b.started));
}

function disputesOf(state: CaseState): Agenda['disputes'] {
  const disputes: Agenda['disputes'] = [];
  const collect = (
    what: Agenda['disputes'][number]['what'],
    names: Iterable<string>,
    read: (name: string) => { kind: string },
  ) => {
    for (const name of names) if (read(name).kind === 'disputed') disputes.push({ what, name });
  };
  collect('input', state.inputs.keys(), name => readInput(state, name));
  collect('milestone', state.milestones.keys(), name => readMilestone(state, name));
  collect('role', state.roles.keys(), name => readRole(state, name));
  collect('severity', ['severity'], () => readSeverity(state));
  return disputes.sort((a, b) => (`${a.what} ${a.name}` < `${b.what} ${b.name}` ? -1 : 1));
}

function attentionOf(state: CaseState, expressions: Expressions, now: number): Agenda['attention'] {
  const attention: Agenda['attention'] = [];
  for (const slot of state.slots.values()) {
    const step = state.playbook.steps[slot.instance.step];
    if (!step) continue;
    const settled = slotSettled(slot);
    if (settled.kind === 'final' && isUnwelcome(settled.word))
      attention.push({ at: slot.instance, step, what: settled.word });
    if (isLeftOut(state, slot) && holds(step, expressions, factsOf(state, now, slot.instance)))
      attention.push({ at: slot.instance, step, what: 'applies-now' });
    if (slot.turns.some(turn => turn.overrides.length > 0))
      attention.push({ at: slot.instance, step, what: 'overridden' });
    for (const about of new Set(lateEvidence(state, slot).map(idOf)))
      attention.push({ at: slot.instance, step, what: 'evidence-late', about });
  }
  return attention.sort((a, b) => (instanceName(a.at) < instanceName(b.at) ? -1 : 1));
}

function idOf(evidence: Recorded): string {
  return evidence.type === 'evidence.added' ? (evidence.data.id ?? '') : '';
}

function isUnwelcome(word: FinalWord): word is 'failed' | 'not-sent' | 'denied' {
  return word === 'failed' || word === 'not-sent' || word === 'denied';
}

/** The engine took it for not applicable, in the newest pass; only a person opens it again. */
function isLeftOut(state: CaseState, slot: Slot): boolean {
  const settled = slotSettled(slot);
  const leftOut = settled.kind === 'final' && settled.word === 'not-applicable' && settled.by.auto === true;
  return (
    leftOut &&
    latestSlots(state, slot.instance.step)
      .flatMap(latest => itemSlots(state, latest))
      .includes(slot)
  );
}

function holds(step: Step, expressions: Expressions, facts: ExpressionContext): boolean {
  if (step.when === undefined) return false;
  const evaluated = expressions.evaluate(step.when, facts);
  return evaluated.kind === 'value' && evaluated.value === true;
}
