import { holdsSteps } from '../holds-steps.ts';
import type { Edge, List, Playbook, Step } from '../playbook.ts';

/**
 * The flow graph over the tree. `start` leads from a group to what it opens first (from `''` for the case); `after` to the next of
 * a list, a group's standing for its end, when all inside is finished; `option` into what an option holds; `next` where it goes on then;
 * `needs` from what is waited for. What follows a decision follows it only where some option does not go elsewhere.
 */
export function drawEdges(playbook: Playbook): Edge[] {
  const edges: Edge[] = phaseEdges(playbook, '');
  const meets = stepsByNeed(playbook);
  for (const step of Object.values(playbook.steps)) {
    if (step.kind === 'use' && step.body !== undefined) edges.push(...phaseEdges(playbook, step.id));
    else if (holdsSteps(step)) edges.push(...startEdges(playbook.lists[step.body], step.id));
    if (step.kind === 'decision') edges.push(...optionEdges(playbook, step));
    edges.push(...afterEdges(playbook, step), ...needsEdges(step, meets));
  }
  return edges;
}

/** The phases that a case or a called playbook opens: `preparation` never is, and what has `needs` waits for those alone. */
function phaseEdges({ lists, steps }: Playbook, from: string): Edge[] {
  const phases = (lists[from]?.children ?? [])
    .flatMap(id => steps[id] ?? [])
    .filter(({ stage }) => stage !== 'preparation');
  const edges = phases.flatMap(({ id, needs }, i): Edge[] => {
    const before = phases[i - 1];
    if (needs) return needs.length === 0 ? [{ from, to: id, why: 'start' }] : [];
    return [before ? { from: before.id, to: id, why: 'after' } : { from, to: id, why: 'start' }];
  });
  const last = phases.at(-1);
  return last && from === '' ? [...edges, { from: last.id, to: 'end', why: 'after' }] : edges;
}

function startEdges(list: List | undefined, from: string): Edge[] {
  return firstOf(list).map(to => ({ from, to, why: 'start' }));
}

function optionEdges({ lists }: Playbook, step: Extract<Step, { kind: 'decision' }>): Edge[] {
  return step.options.flatMap(({ id: option, body, next }): Edge[] => [
    ...(body === undefined ? [] : firstOf(lists[body])).map(
      (to): Edge => ({ from: step.id, to, why: 'option', option }),
    ),
    ...(next === undefined ? [] : [{ from: step.id, to: next, why: 'next', option } as const]),
  ]);
}

function firstOf(list: List | undefined): string[] {
  return list?.container === 'parallel' ? list.children : (list?.children.slice(0, 1) ?? []);
}

function afterEdges({ lists }: Playbook, step: Step): Edge[] {
  const list = lists[step.list];
  if (list?.container !== 'steps') return [];
  const next = list.children[step.index + 1];
  if (
    next === undefined ||
    (step.kind === 'decision' && step.options.every(option => option.next !== undefined))
  )
    return [];
  return [{ from: step.id, to: next, why: 'after' }];
}

function needsEdges({ id: to, needs = [] }: Step, meets: ReadonlyMap<string, Set<string>>): Edge[] {
  return needs.flatMap(need =>
    [...(meets.get(need) ?? [])].map((from): Edge => ({ from, to, why: 'needs' })),
  );
}

/** The steps that can meet a need: the step itself, those that collect the evidence, those that mark the milestone. */
function stepsByNeed({ steps }: Playbook): Map<string, Set<string>> {
  const meets = new Map<string, Set<string>>();
  const add = (need: string, step: string) => meets.set(need, (meets.get(need) ?? new Set()).add(step));
  for (const step of Object.values(steps)) {
    add(step.id, step.id);
    for (const { id } of step.collect) add(id, step.id);
    for (const milestone of marksOf(step)) add(milestone, step.id);
  }
  return meets;
}

function marksOf(step: Step): string[] {
  return step.kind === 'decision'
    ? [...step.marks, ...step.options.flatMap(({ marks }) => marks)]
    : step.marks;
}
