import type { Instance, Recorded } from './event.ts';
import { slotName } from './instance.ts';
import { endingOf, settle } from './outcome.ts';
import type { Settled } from './settled.ts';
import type { Turn } from './turn.ts';

/** A place that the walk goes through: one step in one pass (and item), with all its turns. */
export interface Slot {
  name: string;
  /** With redo 0. */
  instance: Instance;
  /** By redo: the first turn, then one for each time that people reopened it. */
  turns: Turn[];
}

type Of<T extends Recorded['type']> = Extract<Recorded, { type: T }>;

export function newSlot(instance: Instance): Slot {
  const plain = { ...instance, redo: 0 };
  return { name: slotName(plain), instance: plain, turns: [] };
}

/** The turn of that redo, made where it is new. */
export function turnOf(slot: Slot, redo: number): Turn {
  while (slot.turns.length <= redo) slot.turns.push(newTurn({ ...slot.instance, redo: slot.turns.length }));
  return slot.turns[redo] as Turn;
}

/**
 * What the walk takes this slot to have come to: the newest turn that somebody performed, else the newest that ended.
 * So a slot that was reopened keeps its former ending until it ends again, and giving up a redo changes nothing.
 */
export function slotSettled(slot: Slot): Settled {
  const settled = slot.turns.map(settle).filter(s => s.kind !== 'none');
  return (
    settled.findLast(s => s.kind === 'conflict' || isPerformed(s.by)) ?? settled.at(-1) ?? { kind: 'none' }
  );
}

function isPerformed(by: Recorded): boolean {
  return endingOf(by)?.performed === true;
}

/** The newest turn that anything was recorded in. */
export function latestTurn(slot: Slot): Turn | undefined {
  return slot.turns.at(-1);
}

/** Opened or ended. Evidence and the like may come to a step before its turn. */
export function hasBegun(slot: Slot): boolean {
  return slot.turns.some(turn => turn.opened.length + turn.endings.length > 0);
}

/** By what the walk came to it, which says that what stands before it had been finished; people open steps out of turn. */
export function begunInTurn(slot: Slot): Recorded[] {
  return slot.turns.flatMap(turn => [...turn.opened, ...turn.endings].filter(record => record.auto));
}

/** Opened and not ended: what a person can still finish or drop. */
export function openTurns(slot: Slot): Turn[] {
  return slot.turns.filter(turn => turn.opened.length > 0 && settle(turn).kind === 'none');
}

/** Commands that were started in this turn and of which nobody has recorded an end: they run, or were cut off. */
export function unendedStarts(turn: Turn): Of<'command.started'>[] {
  const ended = new Set(turn.commands.map(r => (r.type === 'command.ended' ? r.data.started : undefined)));
  return turn.commands.filter(r => r.type === 'command.started').filter(({ id }) => !ended.has(id));
}

/** True where the outcome that carried a write still counts: it agrees with what its turn came to, and no later turn ended otherwise. */
export function stands(slot: Slot, by: Recorded): boolean {
  const own = endingOf(by);
  if (!own) return true;
  const turn = slot.turns[by.at?.redo ?? 0];
  if (!turn || !agrees(settle(turn), own)) return false;
  return agrees(slotSettled(slot), own);
}

function agrees(settled: Settled, own: { word: string; option?: string }): boolean {
  return settled.kind === 'final' && settled.word === own.word && settled.option === own.option;
}

function newTurn(instance: Instance): Turn {
  return {
    instance,
    opened: [],
    endings: [],
    resolutions: [],
    overrides: [],
    ticks: new Map(),
    evidence: [],
    findings: [],
    commands: [],
    answered: new Set(),
    measureWords: [],
  };
}
