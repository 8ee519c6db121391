import { given } from '../given.ts';
import type { Step } from '../playbook/playbook.ts';
import type { Draft } from './event.ts';
import type { Expressions } from './expressions.ts';
import { factsOf } from './facts.ts';
import { openingOf } from './opening.ts';
import { unmetNeeds } from './standing.ts';
import { type CaseState, isClosed } from './state.ts';
import type { Pending } from './walked.ts';

/** Why a step that is next is not open yet. */
export type HeldBack =
  | { kind: 'waiting'; pending: Pending; missing: string[] }
  /** Its `when` depends on these inputs, or cannot be evaluated at all. */
  | { kind: 'asking'; pending: Pending; missing: string[]; problem?: string };

/** A person can say whether it applies; what lacks its list is answered instead. */
export function asksWhether({ kind, pending }: HeldBack): boolean {
  return kind === 'asking' && pending.kind !== 'unlisted' && pending.step.when !== undefined;
}

/**
 * What follows of itself from the case as it stands: steps to open and steps that do not apply, to be recorded before
 * anything is shown. Call again after recording, until there is nothing more: a step that does not apply comes last, for
 * what follows it may lead elsewhere. Nothing follows in a closed case: it would
 * open it again.
 */
export function advance(
  state: CaseState,
  expressions: Expressions,
  now: number,
): { drafts: Draft[]; held: HeldBack[] } {
  const drafts: Draft[] = [];
  const held: HeldBack[] = [];
  if (state.openings.length === 0 || isClosed(state)) return { drafts, held };
  const walked = state.walk.walk();
  if (walked.kind !== 'pending') return { drafts, held };
  for (const pending of walked.pending) {
    if (pending.kind === 'unlisted') held.push({ kind: 'asking', pending, missing: listOf(pending.step) });
    if (pending.kind !== 'unopened') continue;
    const next = weigh(state, pending, expressions, now);
    if (!('type' in next)) held.push(next);
    else if (drafts.at(-1)?.type !== 'step.not-applicable') drafts.push(next);
  }
  return { drafts, held };
}

/** A step's `when` is read as its turn comes; a phase's turn comes when its needs are met. */
function weigh(state: CaseState, pending: Pending, expressions: Expressions, now: number): Draft | HeldBack {
  const { slot, step } = pending;
  const missing = unmetNeeds(state, slot);
  if (step.kind === 'phase' && missing.length > 0) return { kind: 'waiting', pending, missing };
  const at = { ...slot.instance };
  const facts = factsOf(state, now, at);
  const applies = step.when === undefined ? undefined : expressions.evaluate(step.when, facts);
  if (applies?.kind === 'value' && applies.value !== true) {
    return { type: 'step.not-applicable', at, auto: true, data: { read: applies.read } };
  }
  if (missing.length > 0) return { kind: 'waiting', pending, missing };
  if (applies?.kind === 'missing') return { kind: 'asking', pending, missing: applies.names };
  if (applies?.kind === 'error') return { kind: 'asking', pending, missing: [], problem: applies.message };
  const asker = step.kind === 'approve' ? state.newestAct?.actor.name : undefined;
  const opening = openingOf(state.playbook, step, facts, expressions);
  if (opening.kind === 'missing') return { kind: 'asking', pending, missing: opening.names };
  if (opening.kind === 'problem')
    return { kind: 'asking', pending, missing: [], problem: `${opening.input}: ${opening.message}` };
  return {
    type: 'step.opened',
    at,
    auto: true,
    data: given({ read: applies?.read, asker, ...opening.data }),
  };
}

function listOf({ each }: Step): string[] {
  return each ? [each.of] : [];
}
