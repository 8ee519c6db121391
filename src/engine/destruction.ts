import type { Instance, Recorded } from './event.ts';
import { outwards, shareValues } from './holder.ts';
import { caseOrder } from './order.ts';
import { endingOf } from './outcome.ts';
import type { FinalWord } from './settled.ts';
import type { Slot } from './slot.ts';
import { evidenceNow } from './standing.ts';
import type { CaseState } from './state.ts';

/** Evidence that this step would destroy and that is not there in this pass; none where somebody went on without it, with a reason. */
export function unkeptEvidence(state: CaseState, slot: Slot): string[] {
  if (slot.turns.some(turn => turn.overrides.length > 0)) return [];
  return destroyedBy(state, slot).filter(id => evidenceNow(state, id, slot.instance).length === 0);
}

/** Evidence that was recorded only after this step had destroyed it: what it shows is not what was there. */
export function lateEvidence(state: CaseState, slot: Slot): Recorded[] {
  const destroyed = destructionOf(slot);
  if (!destroyed) return [];
  return destroyedBy(state, slot).flatMap(id =>
    (state.evidence.get(id) ?? []).filter(
      evidence =>
        (!evidence.at || shareValues(state.playbook, evidence.at, slot.instance)) &&
        isLate(state, evidence, destroyed),
    ),
  );
}

function destroyedBy({ playbook }: CaseState, slot: Slot): string[] {
  return playbook.steps[slot.instance.step]?.destroys ?? [];
}

/** The first ending by which the step was really done. */
function destructionOf(slot: Slot): Recorded | undefined {
  const endings = slot.turns.flatMap(turn => turn.endings);
  return endings.filter(r => doneWords.has(endingOf(r)?.word)).sort(caseOrder)[0];
}

const doneWords: ReadonlySet<FinalWord | undefined> = new Set(['done', 'ran', 'chosen', 'sent', 'approved']);

/** Recorded after, by a step whose turn had come before, as the first of its kind there. */
function isLate(state: CaseState, evidence: Recorded, destroyed: Recorded): boolean {
  if (caseOrder(evidence, destroyed) < 0) return false;
  const at = evidence.at;
  if (!at) return true;
  const collected = state.walk.slot(at).turns.flatMap(turn => turn.evidence);
  const kept = collected.some(r => sameId(r, evidence) && caseOrder(r, destroyed) < 0);
  return !kept && hadCome(state, at, destroyed);
}

function sameId(a: Recorded, b: Recorded): boolean {
  return a.type === 'evidence.added' && b.type === 'evidence.added' && a.data.id === b.data.id;
}

/** False where the pass or item that it belongs to was begun only afterwards. */
function hadCome(state: CaseState, at: Instance, destroyed: Recorded): boolean {
  const began = [...outwards(state.playbook, at)].find(({ pass, item }) => pass > 1 || item !== undefined);
  if (!began) return true;
  return state.walk
    .slot(began)
    .turns.some(({ opened, endings }) => [...opened, ...endings].some(r => caseOrder(r, destroyed) < 0));
}
