import type { Expressions } from '../../engine/expressions.ts';
import type { Playbook, Value } from '../../playbook/playbook.ts';
import { candidatesOf } from './candidates.ts';
import type { Exploration, ExplorationFault } from './exploration.ts';
import { Independence } from './independence.ts';
import { type Candidates, forcedMove, movesOf } from './moves.ts';
import { neverReached } from './never-reached.ts';
import { positionKey } from './position-key.ts';
import { type Relevant, relevantOf } from './relevant.ts';
import type { Move, Position, Turn, World } from './world.ts';

export interface ToExplore {
  playbook: Playbook;
  expressions: Expressions;
  world: World;
  /** How many positions are looked at before the walk is given up. */
  limit: number;
}

/**
 * Walks every way through a playbook, with nobody at the terminal: all options, values known and not, approvals given and denied, commands
 * that succeed and fail. Steps are taken as done with their evidence: skipping, failing and opening out of turn are people's
 * freedom, and lead anywhere. Breadth first, so that the way to a fault is a shortest one.
 */
export async function explore(toExplore: ToExplore): Promise<Exploration> {
  return new Explorer(toExplore).explore();
}

/** A position that was come to, and how. */
interface Node {
  from: number | undefined;
  move: Move | undefined;
  records: Position['records'];
  now: number;
  /** Turns that a person can act on, each with its moves. */
  open: { turn: Turn; moves: Move[]; alone: boolean }[];
  waiting: Turn[];
  ended: boolean;
  /** Turns whose moves have been made, by their names. */
  tried: Set<string>;
  next: Set<number>;
  closes: boolean;
}

class Explorer {
  readonly #playbook: Playbook;
  readonly #expressions: Expressions;
  readonly #world: World;
  readonly #limit: number;
  readonly #relevant: Relevant;
  readonly #candidates: Candidates;
  readonly #independence: Independence;
  readonly #nodes: Node[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #opened = new Set<string>();
  readonly #faults = new Map<string, ExplorationFault>();
  #queue: number[] = [];
  #moves = 0;

  constructor({ playbook, expressions, world, limit }: ToExplore) {
    this.#playbook = playbook;
    this.#expressions = expressions;
    this.#world = world;
    this.#limit = limit;
    this.#relevant = relevantOf(playbook);
    this.#candidates = candidates(playbook, expressions, this.#relevant);
    this.#independence = new Independence(playbook, this.#relevant);
  }

  async explore(): Promise<Exploration> {
    for (const { inputs, severity } of this.#openings())
      this.#take(this.#world.open(inputs, severity), undefined, undefined);
    await this.#walk();
    for (let lost = this.#lost(); lost.some(node => this.#widen(node)); lost = this.#lost())
      await this.#walk();
    const complete = this.#queue.length === 0;
    if (complete) {
      this.#blameLost();
      for (const step of neverReached(this.#playbook, this.#opened))
        this.#blame({ kind: 'never-reached', message: `no way leads to ${step}`, step, way: [] });
    }
    return {
      positions: this.#nodes.length,
      moves: this.#moves,
      complete,
      faults: [...this.#faults.values()],
    };
  }

  /** Every way to open the case: what its conditions look at is known, or not where that is allowed. */
  #openings(): { inputs: Record<string, Value>; severity: string | undefined }[] {
    let all: Record<string, Value>[] = [{}];
    for (const input of Object.values(this.#playbook.inputs)) {
      const { values = [] } = this.#candidates.get(input.name) ?? {};
      if (!input.required || input.within !== undefined || values.length === 0) continue;
      all = all.flatMap(one => values.map(({ value }) => ({ ...one, [input.name]: value })));
    }
    const severities = this.#relevant.severity
      ? [undefined, ...this.#playbook.severity.map(({ id }) => id)]
      : [undefined];
    return all.flatMap(inputs => severities.map(severity => ({ inputs, severity })));
  }

  async #walk(): Promise<void> {
    for (let index = this.#queue.shift(); index !== undefined; index = this.#queue.shift()) {
      if (this.#nodes.length > this.#limit) {
        this.#queue.unshift(index);
        return;
      }
      await this.#goOn(index);
    }
  }

  async #goOn(index: number): Promise<void> {
    const node = this.#nodes[index] as Node;
    if (node.ended) return this.#close(index, node);
    const open = node.open.filter(({ moves, turn }) => moves.length > 0 && !node.tried.has(turn.name));
    if (open.length === 0 && node.tried.size === 0) return this.#force(index, node);
    const alone = node.tried.size > 0 ? undefined : open.find(({ alone }) => alone);
    for (const { turn, moves } of alone ? [alone] : open) {
      node.tried.add(turn.name);
      await this.#makeAll(index, node, moves);
    }
  }

  /** A way to end is refused where it is with all values, or without them. */
  async #makeAll(index: number, node: Node, moves: readonly Move[]): Promise<void> {
    const refusals = new Map<string, { move: Move; refused: string }>();
    const made = new Set<string>();
    for (const move of moves) {
      const refused = await this.#make(index, node, move);
      if (refused === undefined) made.add(move.outcome);
      else refusals.set(move.outcome, { move, refused });
    }
    for (const [outcome, { move, refused }] of refusals) {
      const { id: step } = move.turn.step;
      const message = `${step} cannot go on: ${refused}`;
      if (!made.has(outcome)) this.#blame({ kind: 'refused', message, step, way: this.#way(index, move) });
    }
  }

  async #make(index: number, node: Node, move: Move): Promise<string | undefined> {
    this.#moves++;
    const { step } = move.turn;
    try {
      const position = await this.#world.play(node, move);
      if ('refused' in position) return position.refused;
      if (step.kind === 'use' && step.mode === 'switch') node.closes = true;
      else this.#take(position, index, move);
    } catch (error) {
      const message = `${step.id} breaks the program: ${(error as Error).message}`;
      this.#blame({ kind: 'exception', message, step: step.id, way: this.#way(index, move) });
    }
    return undefined;
  }

  /** Nothing can be done but against what the playbook waits for: blamed, and then done, so that what is behind is seen too. */
  async #force(index: number, node: Node): Promise<void> {
    const stuck = [...node.waiting, ...node.open.map(({ turn }) => turn)];
    const [turn] = stuck;
    const way = this.#way(index);
    if (!turn) {
      this.#blame({ kind: 'dead-end', message: 'nothing is open, and the case is not at its end', way });
      return;
    }
    const step = turn.step.id;
    for (const one of stuck) {
      const message = `${one.step.id} ${whatFor(one)}, and nothing else is left to do`;
      this.#blame({ kind: 'dead-end', message, step: one.step.id, way });
    }
    node.tried.add(step);
    if (turn.kind !== 'asking') await this.#makeAll(index, node, [forcedMove(turn)]);
  }

  async #close(index: number, node: Node): Promise<void> {
    try {
      const closed = await this.#world.close(node);
      if (closed === 'closed') node.closes = true;
      else
        this.#blame({
          kind: 'refused',
          message: `it cannot be closed: ${closed.refused}`,
          way: this.#way(index),
        });
    } catch (error) {
      const message = `closing breaks the program: ${(error as Error).message}`;
      this.#blame({ kind: 'exception', message, way: this.#way(index) });
    }
  }

  #take(position: Position, from: number | undefined, move: Move | undefined): void {
    const former = from === undefined ? 0 : (this.#nodes[from] as Node).records.length;
    for (const record of position.records.slice(former))
      if (record.type === 'step.opened' && record.at) this.#opened.add(record.at.step);
    const key = positionKey(position, this.#relevant);
    const known = this.#byKey.get(key);
    const index = known ?? this.#nodes.length;
    if (from !== undefined) this.#nodes[from]?.next.add(index);
    if (known !== undefined) return;
    this.#byKey.set(key, index);
    this.#queue.push(index);
    const { records, now, ended, turns, state } = position;
    this.#nodes.push({
      from,
      move,
      records,
      now,
      open: turns
        .filter(({ kind }) => kind !== 'waiting')
        .map(turn => ({
          turn,
          moves: movesOf(position, turn, this.#candidates, this.#expressions),
          alone: this.#independence.isAlone(turn, state),
        })),
      waiting: turns.filter(({ kind }) => kind === 'waiting'),
      ended,
      tried: new Set(),
      next: new Set(),
      closes: false,
    });
  }

  /** Positions from which no way closes the case. */
  #lost(): number[] {
    const before = new Map<number, number[]>();
    for (const [index, { next }] of this.#nodes.entries())
      for (const to of next) before.set(to, [...(before.get(to) ?? []), index]);
    const safe = new Set<number>();
    const look = [...this.#nodes.keys()].filter(index => this.#nodes[index]?.closes);
    for (let index = look.pop(); index !== undefined; index = look.pop()) {
      if (safe.has(index)) continue;
      safe.add(index);
      look.push(...(before.get(index) ?? []));
    }
    return [...this.#nodes.keys()].filter(index => !safe.has(index));
  }

  /** Has a position tried in all orders before it is blamed; false where that was done. */
  #widen(index: number): boolean {
    const node = this.#nodes[index] as Node;
    if (node.open.every(({ turn, moves }) => moves.length === 0 || node.tried.has(turn.name))) return false;
    if (this.#queue.length > 0 && this.#nodes.length > this.#limit) return false;
    this.#queue.push(index);
    return true;
  }

  /** The first position of all that are lost; what follows it is lost with it. */
  #blameLost(): void {
    const lost = new Set(this.#lost());
    for (const index of lost) {
      const node = this.#nodes[index] as Node;
      if (this.#wasBlamed(node) || (node.from !== undefined && lost.has(node.from))) continue;
      const round = [...new Set(this.#reachedFrom(index).flatMap(to => this.#nodes[to]?.open ?? []))];
      const steps = [...new Set(round.map(({ turn }) => turn.step.id))];
      if (steps.length === 0) continue;
      const [step = ''] = steps;
      const message = `no way leads from ${step} to the end: ${steps.slice(0, 5).join(', ')}${steps.length > 5 ? ' and so on' : ''}`;
      this.#blame({ kind: 'cannot-close', message, step, way: this.#way(index) });
    }
  }

  #wasBlamed({ ended }: Node): boolean {
    return ended;
  }

  #reachedFrom(index: number): number[] {
    const found = new Set<number>();
    const look = [index];
    for (let at = look.pop(); at !== undefined; at = look.pop()) {
      if (found.has(at)) continue;
      found.add(at);
      look.push(...(this.#nodes[at]?.next ?? []));
    }
    return [...found];
  }

  /** Once for each step and kind, by the shortest way. */
  #blame(fault: ExplorationFault): void {
    const key = `${fault.kind} ${fault.step ?? ''}`;
    if (!this.#faults.has(key)) this.#faults.set(key, fault);
  }

  #way(index: number, last?: Move): string[] {
    const moves: Move[] = last ? [last] : [];
    for (let at = this.#nodes[index]; at; at = at.from === undefined ? undefined : this.#nodes[at.from])
      if (at.move) moves.unshift(at.move);
    return moves.flatMap(({ turn, choice }) => (choice === undefined ? [] : [`${turn.step.id}: ${choice}`]));
  }
}

function whatFor({ kind, step, missing }: Turn): string {
  if (kind === 'waiting') return `waits for ${missing.join(', ')}`;
  if (kind === 'asking') return `depends on ${missing.join(', ')}, which nothing gives`;
  return step.kind === 'wait' ? `waits until ${step.until}` : 'has no way to end';
}

function candidates(playbook: Playbook, expressions: Expressions, { inputs }: Relevant): Candidates {
  return new Map(
    Object.values(playbook.inputs).map(input => {
      const relevant = inputs.has(input.name);
      const values = candidatesOf(playbook, expressions, input);
      return [input.name, { values: relevant ? values : values.slice(-1), relevant }];
    }),
  );
}
