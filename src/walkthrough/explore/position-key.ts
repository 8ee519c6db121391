import { factsOf } from '../../engine/facts.ts';
import { evidenceNow, standingOf } from '../../engine/standing.ts';
import { type CaseState, readMilestone, readSeverity } from '../../engine/state.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';
import { type Call, callsBehind, callsIn, isIn, isInputOf, isOf } from './calls.ts';
import { isOver } from './over.ts';
import type { Relevant } from './relevant.ts';
import type { Position } from './world.ts';

interface Ground {
  playbook: Playbook;
  relevant: Relevant;
}

/** What is looked at: which steps may still look at something, and which calls are over. */
interface View {
  ahead: ReadonlySet<string>;
  behind: readonly string[];
}

/**
 * What tells positions apart: what is open and waits, where each phase stands, and what the conditions and needs look at of steps that may
 * still open. How often a list was gone through counts as far as a condition counts it. Of a call that is over, only what the rest looks at
 * counts. With a call, only what counts inside of it.
 */
export function positionKey(position: Position, { playbook, relevant }: Ground, call?: Call): string {
  const { state, turns, ended } = position;
  const behind = callsBehind(state, callsIn(playbook));
  const steps = Object.values(state.playbook.steps).filter(({ id }) => !call || isOf(call.step, id));
  const ahead = new Set(steps.flatMap(step => (isAhead(state, step, relevant) ? step.id : [])));
  const view = { ahead, behind };
  const phases = steps.filter(({ kind, id }) => kind === 'phase' && !behind.some(one => isOf(one, id)));
  const told = call ? turns.filter(turn => isIn(playbook, turn, call)) : turns;
  return JSON.stringify([
    ended,
    told.map(({ name, kind }) => `${kind} ${withoutPasses(name)}`),
    phases.map(({ id }) => [standingOf(state, id), Math.min(passesOf(state, id), 2)]),
    values(state, relevant, view),
    looks(position, relevant, view),
    needs(state, view),
  ]);
}

/** Whether what a step depends on may still be looked at: before it opens, and while it waits or opens for further values. */
function isAhead(state: CaseState, step: Step, relevant: Relevant): boolean {
  if (!looksAtAnything(step, relevant) || isOver(state, step, relevant)) return false;
  if (relevant.restarted.has(step.id)) return true;
  const standing = standingOf(state, step.id);
  return standing === 'waiting' || (standing === 'open' && (step.each !== undefined || step.kind === 'wait'));
}

function looksAtAnything(step: Step, { reads, inputs }: Relevant): boolean {
  const own = reads.get(step.id);
  if (step.needs || step.destroys.length > 0 || own?.severity) return true;
  if (own && own.outcomes.size + own.passes.size + own.milestones.size + own.evidence.size > 0) return true;
  return [...inputs.values()].some(readers => readers.has(step.id));
}

function values(state: CaseState, { inputs, severity }: Relevant, { ahead, behind }: View): unknown[] {
  const told: unknown[] = [];
  for (const [name, register] of state.inputs) {
    const readers = inputs.get(/^[^[]*/.exec(name)?.[0] ?? name);
    const over = behind.filter(call => isInputOf(call, name));
    const isRead = (by: string) => by === '' || (ahead.has(by) && !over.some(call => isOf(call, by)));
    if (!readers || ![...readers].some(isRead)) continue;
    const reading = register.read(() => true);
    if (reading.kind === 'set') told.push([name, reading.value]);
  }
  const level = readSeverity(state);
  return [told.sort(), severity && level.kind === 'set' ? level.value : null];
}

/** What conditions ask of the record. */
function looks({ state, now }: Position, { reads }: Relevant, { ahead, behind }: View): unknown[] {
  const facts = factsOf(state, now);
  const told: unknown[] = [];
  for (const id of ahead) {
    const over = behind.filter(call => isOf(call, id));
    const counts = (asked: string) => !over.some(call => isOf(call, asked));
    const { outcomes = [], passes = [], milestones = [], evidence = [] } = reads.get(id) ?? {};
    for (const step of outcomes) if (counts(step)) told.push([step, facts.outcome(step) ?? null]);
    for (const [step, most] of passes)
      if (counts(step)) told.push([step, Math.min(facts.passes(step), most)]);
    for (const name of milestones)
      if (counts(name)) told.push([name, facts.reached(name) ?? facts.timeOf(name) !== undefined]);
    for (const piece of evidence) if (counts(piece)) told.push([piece, facts.hasEvidence(piece)]);
  }
  return told;
}

function needs(state: CaseState, { ahead, behind }: View): unknown[] {
  const { steps } = state.playbook;
  const wanted = new Set(
    [...ahead].flatMap(id => {
      const over = behind.filter(call => isOf(call, id));
      const all = [...(steps[id]?.needs ?? []), ...(steps[id]?.destroys ?? [])];
      return all.filter(need => !over.some(call => isOf(call, need)));
    }),
  );
  return [...wanted].map(need => {
    if (state.collectors.has(need)) return evidenceNow(state, need).length > 0;
    return steps[need] ? standingOf(state, need) : readMilestone(state, need).kind === 'set';
  });
}

function passesOf(state: CaseState, id: string): number {
  return Math.max(
    1,
    ...[...state.slots.values()].flatMap(({ instance }) => (instance.step === id ? instance.pass : [])),
  );
}

/** The same step is as open in its third pass as in its second. */
function withoutPasses(name: string): string {
  return name.replace(/#\d+(\.\d+)?/g, '');
}
