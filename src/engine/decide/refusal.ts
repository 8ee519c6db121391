import { holdsSteps } from '../../playbook/holds-steps.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Command } from '../command.ts';
import type { Draft, Instance } from '../event.ts';
import type { Expressions } from '../expressions.ts';
import { instanceName } from '../instance.ts';
import { settle } from '../outcome.ts';
import { latestTurn, type Slot } from '../slot.ts';
import type { CaseState } from '../state.ts';
import type { Turn } from '../turn.ts';
import { typedName } from '../typed-command.ts';

export type Decision = { drafts: Draft[] } | { refusal: Refusal };

/** Why not, and what to do instead. */
export interface Refusal {
  message: string;
  hint?: string;
}

/** What deciding needs from outside: the time in milliseconds since 1970 UTC, and the expression language. */
export interface Surroundings {
  now: number;
  expressions: Expressions;
}

export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;

export function refuse(message: string, hint?: string): { refusal: Refusal } {
  return { refusal: hint === undefined ? { message } : { message, hint } };
}

/** Refuses a reason of nothing but blanks. */
export function wantsReason(reason: string | undefined): { refusal: Refusal } | undefined {
  return reason?.trim()
    ? undefined
    : refuse('A reason is needed.', 'It becomes part of the record: one sentence is enough.');
}

/** Refuses to end a group or phase by itself that is finished when what it holds is. */
export function endsWithOthers(step: Step, at: Instance): { refusal: Refusal } | undefined {
  if (!holdsSteps(step)) return undefined;
  return refuse(
    `${step.id} holds other steps: it ends when they do.`,
    `To skip them all: tocsin skip ${typedName(at)} --reason "..."`,
  );
}

export interface Place {
  step: Step;
  slot: Slot;
  /** The turn that was named; absent where nothing was recorded in it. */
  turn: Turn | undefined;
}

/** Finds the turn that a command names. */
export function placeOf(state: CaseState, at: Instance): Place | { refusal: Refusal } {
  const step = state.playbook.steps[at.step];
  if (!step) return refuse(`The playbook has no step "${at.step}".`, 'tocsin status lists the open steps.');
  const slot = state.walk.slot(at);
  return { step, slot, turn: slot.turns[at.redo] };
}

/** As placeOf, for a turn that must be open; `also` accepts one that somebody else has ended meanwhile. */
export function openPlace(
  state: CaseState,
  at: Instance,
  also = false,
): (Place & { turn: Turn }) | { refusal: Refusal } {
  const place = placeOf(state, at);
  if ('refusal' in place) return place;
  const { turn, slot } = place;
  const name = instanceName(at);
  if (!turn || turn.opened.length === 0) {
    return refuse(
      `${name} is not open yet.`,
      `To open it out of turn: tocsin open ${typedName(at)} --reason "..."`,
    );
  }
  const settled = settle(turn);
  if (settled.kind === 'conflict') {
    return refuse(
      `${name} was ended in two ways by people who did not know of each other.`,
      `Keep one of them: tocsin resolve ${typedName(at)} ENTRY --reason "..."`,
    );
  }
  if (settled.kind === 'final' && !also) {
    const again =
      latestTurn(slot) === turn
        ? `To record it anew: tocsin redo ${typedName(at)} --reason "..."`
        : undefined;
    return refuse(
      `${name} has ended already: ${settled.word}, by ${settled.by.actor.name} at ${settled.by.ts}.`,
      again,
    );
  }
  return { ...place, turn };
}
