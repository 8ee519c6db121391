import { holdsSteps } from '../../playbook/holds-steps.ts';
import { joinedList } from '../../playbook/join-playbook.ts';
import type { List, Playbook, Step } from '../../playbook/playbook.ts';

/**
 * A point that a case can come to: by `any` of the ways into it, or when `all` of them have been gone. `needs` are more ways, all of
 * which must have been gone too, but that a person may open the step without them.
 */
export interface Point {
  index: number;
  what: 'start' | 'end' | 'turn' | 'open' | 'worked' | 'past' | 'chosen' | 'need' | 'finished';
  /** The step, list, or what is needed; `''` where there is none. */
  id: string;
  joins: 'any' | 'all';
  from: Point[];
  needs: Point[];
}

/**
 * What leads to what in a playbook, as lint reasons about it: finer than the playbook's edges, for it tells a step's turn from its
 * opening and its end. Steps that are skipped, failed or taken out of turn are left out: people are free to, and no rule counts on it.
 */
export interface FlowGraph {
  points: Point[];
  /** The case is opened; and it is at its end. */
  start: Point;
  end: Point;
  /** The step is next, and whether it applies is decided. */
  turn(step: string): Point;
  /** It applies, and its needs are met. */
  open(step: string): Point;
  /** What is to be done in it is done; of a group, all that is inside. */
  worked(step: string): Point;
  /** It is behind: worked, or not applicable. */
  past(step: string): Point;
  chosen(decision: string, option: string): Point;
  /** A step, phase, piece of evidence or milestone that is waited for. Without ways in where nothing in the playbook can meet it. */
  need(id: string): Point;
  /** A list is gone through: its last child, or each of its tracks, is behind. */
  finished(list: string): Point;
}

/** The flow graph of a playbook; the same one each time. */
export function flowGraph(playbook: Playbook): FlowGraph {
  const known = graphs.get(playbook) ?? draw(playbook);
  graphs.set(playbook, known);
  return known;
}

const graphs = new WeakMap<Playbook, FlowGraph>();

function draw(playbook: Playbook): FlowGraph {
  const graph = emptyGraph();
  for (const list of Object.values(playbook.lists))
    if (list.id !== joinedList) drawList(graph, playbook, list);
  for (const step of Object.values(playbook.steps)) {
    drawStep(graph, playbook, step);
    drawWhatItMeets(graph, step);
  }
  graph.end.from.push(graph.finished(''));
  return graph;
}

function emptyGraph(): FlowGraph {
  const points: Point[] = [];
  const byName = new Map<string, Point>();
  const point = (what: Point['what'], id: string, joins: Point['joins'], option = ''): Point => {
    const name = `${what} ${id} ${option}`;
    const known = byName.get(name);
    if (known) return known;
    const made: Point = { index: points.length, what, id, joins, from: [], needs: [] };
    points.push(made);
    byName.set(name, made);
    return made;
  };
  return {
    points,
    start: point('start', '', 'all'),
    end: point('end', '', 'any'),
    turn: id => point('turn', id, 'any'),
    open: id => point('open', id, 'all'),
    worked: id => point('worked', id, 'any'),
    past: id => point('past', id, 'any'),
    chosen: (id, option) => point('chosen', id, 'all', option),
    need: id => point('need', id, 'any'),
    finished: list => point('finished', list, 'all'),
  };
}

function drawList(graph: FlowGraph, playbook: Playbook, list: List): void {
  const begun =
    list.owner === undefined
      ? graph.start
      : list.option === undefined
        ? graph.open(list.owner)
        : graph.chosen(list.owner, list.option);
  const end = graph.finished(list.id);
  end.from.push(begun);
  switch (list.container) {
    case 'steps':
      drawSequence(graph, list.children, begun);
      end.from.push(...list.children.slice(-1).map(graph.past));
      return;
    case 'parallel':
      for (const child of list.children) graph.turn(child).from.push(begun);
      end.from.push(...list.children.map(graph.past));
      return;
    case 'phases':
      end.from.push(...drawPhases(graph, playbook, list, begun).map(graph.past));
      return;
    default:
      list.container satisfies never;
  }
}

function drawSequence(graph: FlowGraph, children: readonly string[], begun: Point): void {
  let before = begun;
  for (const child of children) {
    graph.turn(child).from.push(before);
    before = graph.past(child);
  }
}

/** Phases of preparation never open; one with needs has its turn at once; the others follow the one above. */
function drawPhases(graph: FlowGraph, { steps }: Playbook, { children }: List, begun: Point): string[] {
  const phases = children.filter(id => steps[id]?.stage !== 'preparation');
  let before = begun;
  for (const id of phases) {
    graph.turn(id).from.push(steps[id]?.needs ? begun : before);
    before = graph.past(id);
  }
  return phases;
}

function drawStep(graph: FlowGraph, playbook: Playbook, step: Step): void {
  const { id } = step;
  const open = graph.open(id);
  const worked = graph.worked(id);
  const past = graph.past(id);
  open.from.push(graph.turn(id));
  open.needs.push(...new Set([...(step.needs ?? []), ...step.destroys].map(graph.need)));
  past.from.push(worked);
  if (step.when !== undefined || step.each) past.from.push(graph.turn(id));
  if (holdsSteps(step)) worked.from.push(graph.finished(step.body));
  else if (step.kind === 'decision') drawOptions(graph, playbook, step);
  else if (step.kind === 'use' && step.mode === 'switch') graph.end.from.push(open);
  else worked.from.push(open);
}

function drawOptions(graph: FlowGraph, playbook: Playbook, step: Extract<Step, { kind: 'decision' }>): void {
  for (const { id, body, next } of step.options) {
    const chosen = graph.chosen(step.id, id);
    chosen.from.push(graph.open(step.id));
    const left = body === undefined ? chosen : graph.finished(body);
    if (next === undefined) graph.worked(step.id).from.push(left);
    else if (next === 'end') ending(graph, playbook, step).from.push(left);
    else graph.turn(next).from.push(left);
  }
}

/** `end` inside a called playbook ends the call. */
function ending(graph: FlowGraph, { steps, lists }: Playbook, step: Step): Point {
  let at: Step | undefined = step;
  while (at) {
    const owner: string | undefined = lists[at.list]?.owner;
    at = owner === undefined ? undefined : steps[owner];
    if (at?.kind === 'use') return graph.worked(at.id);
  }
  return graph.end;
}

function drawWhatItMeets(graph: FlowGraph, step: Step): void {
  graph.need(step.id).from.push(graph.past(step.id));
  for (const { id } of step.collect) graph.need(id).from.push(graph.open(step.id));
  for (const milestone of step.marks) graph.need(milestone).from.push(graph.worked(step.id));
  if (step.kind !== 'decision') return;
  for (const { id, marks } of step.options) {
    for (const milestone of marks) graph.need(milestone).from.push(graph.chosen(step.id, id));
  }
}
