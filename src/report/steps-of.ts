import { instanceName } from '../engine/instance.ts';
import { endingOf, settle } from '../engine/outcome.ts';
import type { Render } from '../engine/renderer.ts';
import { type CaseState, happenedAt } from '../engine/state.ts';
import type { Turn } from '../engine/turn.ts';
import { holdsSteps } from '../playbook/holds-steps.ts';
import type { Step } from '../playbook/playbook.ts';
import type { PhaseSpan, StepSpan } from './case-report.ts';

/** Every turn of a step that people had before them: opened, or ended by somebody. What holds steps is told by them. */
export function stepsOf(state: CaseState, render: Render): StepSpan[] {
  const spans: StepSpan[] = [];
  for (const slot of state.slots.values()) {
    const step = state.playbook.steps[slot.instance.step];
    if (!step || holdsSteps(step)) continue;
    for (const turn of slot.turns) {
      const span = spanOf(turn, step, state, render);
      if (span.opened !== null || span.ended !== null) spans.push(span);
    }
  }
  const began = (span: StepSpan) => span.opened ?? span.ended ?? '';
  return spans.sort((a, b) => compare(began(a), began(b)) || compare(a.name, b.name));
}

/** From the first opening in the phase to the last end in it. */
export function phasesOf(steps: readonly StepSpan[], { playbook }: CaseState, render: Render): PhaseSpan[] {
  const phases = Object.values(playbook.steps).filter(step => step.kind === 'phase');
  return phases.flatMap(phase => {
    const own = steps.filter(span => span.phase === phase.id);
    const from = own.flatMap(({ opened }) => opened ?? []).sort()[0] ?? null;
    if (from === null) return [];
    const ends = own.flatMap(({ ended }) => ended ?? []).sort();
    const open = own.some(({ outcome }) => outcome === 'open' || outcome === 'conflict');
    const to = open ? null : (ends.at(-1) ?? null);
    const ms = to === null ? null : Date.parse(to) - Date.parse(from);
    const { id, title, stage = '' } = phase;
    return [{ id, title: render(title), stage, from, to, ms }];
  });
}

function spanOf(turn: Turn, step: Step, state: CaseState, render: Render): StepSpan {
  const settled = settle(turn);
  const opened = turn.opened[0];
  const by = settled.kind === 'final' ? settled.by : undefined;
  const performed = by && !(by.auto && by.type === 'step.not-applicable');
  return {
    name: instanceName(turn.instance),
    step: step.id,
    title: render(step.title, turn.instance),
    kind: step.kind,
    phase: step.phase,
    opened: opened ? opened.ts : null,
    ended: performed ? happenedAt(state, by) : null,
    outcome: by ? (endingOf(by)?.word ?? '') : settled.kind === 'conflict' ? 'conflict' : 'open',
    by: performed ? by.actor.name : '',
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
