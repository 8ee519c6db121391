import type { Render } from '../engine/renderer.ts';
import { slotSettled } from '../engine/slot.ts';
import type { CaseState } from '../engine/state.ts';
import type { Step } from '../playbook/playbook.ts';
import type { PathStep, StepSpan } from './case-report.ts';

/** The playbook as a list, phases and groups before what they hold, with what became of each step. */
export function pathOf(state: CaseState, steps: readonly StepSpan[], render: Render): PathStep[] {
  const { lists } = state.playbook;
  const spans = new Map<string, StepSpan[]>();
  for (const span of steps) spans.set(span.step, [...(spans.get(span.step) ?? []), span]);
  const chosen = choicesIn(state);
  const walk = (list: string, depth: number): PathStep[] =>
    (lists[list]?.children ?? []).flatMap(id => {
      const step = state.playbook.steps[id];
      if (!step) return [];
      return [
        pathStep(step, depth, spans.get(id) ?? [], chosen, render),
        ...bodiesOf(step).flatMap(body => walk(body, depth + 1)),
      ];
    });
  return walk('', 0);
}

function pathStep(
  step: Step,
  depth: number,
  spans: readonly StepSpan[],
  chosen: ReadonlyMap<string, number>,
  render: Render,
): PathStep {
  const { id, title, kind, phase } = step;
  const options = step.kind === 'decision' ? step.options : [];
  return {
    id,
    title: spans[0]?.title ?? render(title),
    kind,
    depth,
    phase,
    turns: spans.length,
    outcome: spans.at(-1)?.outcome ?? '',
    options: options.map(option => ({
      id: option.id,
      label: render(option.label),
      chosen: chosen.get(`${id} ${option.id}`) ?? 0,
      leadsTo: option.next ?? '',
    })),
  };
}

/** How often each option was chosen, by the step and its own id. */
function choicesIn(state: CaseState): Map<string, number> {
  const chosen = new Map<string, number>();
  for (const slot of state.slots.values()) {
    const settled = slotSettled(slot);
    if (settled.kind !== 'final' || settled.option === undefined) continue;
    const key = `${slot.instance.step} ${settled.option}`;
    chosen.set(key, (chosen.get(key) ?? 0) + 1);
  }
  return chosen;
}

function bodiesOf(step: Step): string[] {
  switch (step.kind) {
    case 'phase':
    case 'group':
      return [step.body];
    case 'use':
      return step.body === undefined ? [] : [step.body];
    case 'decision':
      return step.options.flatMap(({ body }) => body ?? []);
    case 'task':
    case 'approve':
    case 'run':
    case 'notify':
    case 'wait':
    case 'lift':
    case 'review':
      return [];
    default:
      return step satisfies never;
  }
}
