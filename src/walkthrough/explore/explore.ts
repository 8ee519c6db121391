import type { Expressions } from '../../engine/expressions.ts';
import type { Playbook, Value } from '../../playbook/playbook.ts';
import { candidatesOf } from './candidates.ts';
import type { Exploration, ExplorationFault } from './exploration.ts';
import { Graph, type Node } from './graph.ts';
import { Independence } from './independence.ts';
import { type Candidates, forcedMove, movesOf } from './moves.ts';
import { neverReached } from './never-reached.ts';
import { positionKey } from './position-key.ts';
import { type Relevant, relevantOf } from './relevant.ts';
import { isGivenUp, stuckOf, whatFor } from './stuck.ts';
import type { Move, Position, World } from './world.ts';

export interface ToExplore {
  playbook: Playbook;
  expressions: Expressions;
  world: World;
  /** How many positions are looked at before the walk is given up. */
  limit: number;
  /** Tries all orders of what stands side by side, also where that makes no difference: slow, and to check the other way by. */
  everyOrder?: boolean;
}

/**
 * Walks every way through a playbook, with nobody at the terminal: all options, values known and not, approvals given and denied, commands
 * that succeed and fail. Steps are taken as done with their evidence: skipping, failing and opening out of turn are people's
 * freedom, and lead anywhere. Breadth first, so that the way to a fault is a shortest one.
 */
export async function explore(toExplore: ToExplore): Promise<Exploration> {
  return new Explorer(toExplore).explore();
}

class Explorer {
  readonly #playbook: Playbook;
  readonly #expressions: Expressions;
  readonly #world: World;
  readonly #limit: number;
  readonly #everyOrder: boolean;
  readonly #relevant: Relevant;
  readonly #candidates: Candidates;
  readonly #independence: Independence;
  readonly #graph = new Graph();
  /** Steps that the playbook led to; that a person says that one applies leads anywhere. */
  readonly #opened = new Set<string>();
  readonly #faults = new Map<string, ExplorationFault>();
  #queue: number[] = [];
  #moves = 0;

  constructor({ playbook, expressions, world, limit, everyOrder = false }: ToExplore) {
    this.#playbook = playbook;
    this.#expressions = expressions;
    this.#world = world;
    this.#limit = limit;
    this.#everyOrder = everyOrder;
    this.#relevant = relevantOf(playbook);
    this.#candidates = candidatesFor(playbook, expressions, this.#relevant);
    this.#independence = new Independence(playbook, this.#relevant);
  }

  async explore(): Promise<Exploration> {
    for (const { inputs, severity } of this.#openings()) this.#take(this.#world.open(inputs, severity));
    await this.#walk();
    while (this.#widenLost()) await this.#walk();
    const complete = this.#queue.length === 0;
    if (complete) {
      this.#blameLost();
      for (const step of neverReached(this.#playbook, this.#opened))
        this.#blame({ kind: 'never-reached', message: `no way leads to ${step}`, step, way: [] });
    }
    const positions = this.#graph.nodes.length;
    return { positions, moves: this.#moves, complete, faults: [...this.#faults.values()] };
  }

  /** Every way to open the case: with each value that a condition looks at, and each severity where one does. */
  #openings(): { inputs: Record<string, Value>; severity: string | undefined }[] {
    let all: Record<string, Value>[] = [{}];
    for (const input of Object.values(this.#playbook.inputs)) {
      const { values = [] } = this.#candidates.get(input.name) ?? {};
      if (!input.required || input.within !== undefined || values.length === 0) continue;
      all = all.flatMap(one => values.map(({ value }) => ({ ...one, [input.name]: value })));
    }
    const scale = this.#relevant.severity ? this.#playbook.severity.map(({ id }) => id) : [];
    return all.flatMap(inputs => [undefined, ...scale].map(severity => ({ inputs, severity })));
  }

  async #walk(): Promise<void> {
    for (let next = 0; next < this.#queue.length; next++) {
      if (this.#graph.nodes.length > this.#limit) {
        this.#queue = this.#queue.slice(next);
        return;
      }
      await this.#goOn(this.#queue[next] as number);
    }
    this.#queue = [];
  }

  async #goOn(index: number): Promise<void> {
    const node = this.#graph.at(index);
    if (node.ended) return this.#close(index, node);
    const open = untried(node);
    if (open.length === 0 && node.tried.size === 0)
      return node.open.length === 0 && node.givenUp ? this.#close(index, node) : this.#force(index, node);
    const alone = this.#everyOrder || node.tried.size > 0 ? undefined : open.find(({ alone }) => alone);
    for (const { turn, moves } of alone ? [alone] : open) {
      node.tried.add(turn.name);
      await this.#makeAll(index, node, moves);
    }
  }

  /** What is refused with one value may be possible with another; a way to end that is always refused is a fault. */
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
      if (!made.has(outcome)) this.#blameAt(index, { kind: 'refused', message, step }, move);
    }
  }

  async #make(index: number, node: Node, move: Move): Promise<string | undefined> {
    this.#moves++;
    const { step } = move.turn;
    try {
      const position = await this.#world.play(node, move);
      if ('refused' in position) return position.refused;
      if (step.kind === 'use' && step.mode === 'switch') node.closes = true;
      else this.#take(position, { index, move });
    } catch (error) {
      const message = `${step.id} breaks the program: ${(error as Error).message}`;
      this.#blameAt(index, { kind: 'exception', message, step: step.id }, move);
    }
    return undefined;
  }

  /** Nothing can be done but against what the playbook waits for: blamed, and then done, so that what is behind is seen too. */
  async #force(index: number, node: Node): Promise<void> {
    const stuck = [...node.stuck, ...node.open.map(({ turn }) => turn)];
    if (stuck.length === 0)
      this.#blameAt(index, { kind: 'dead-end', message: 'nothing is open, and the case is not at its end' });
    for (const turn of stuck) {
      const { id: step } = turn.step;
      const message = `${step} ${whatFor(turn)}, and nothing else is left to do`;
      this.#blameAt(index, { kind: 'dead-end', message, step });
      node.tried.add(turn.name);
    }
    const [turn] = stuck;
    if (turn && turn.kind !== 'asking') await this.#makeAll(index, node, [forcedMove(turn)]);
  }

  async #close(index: number, node: Node): Promise<void> {
    try {
      const closed = await this.#world.close(node);
      node.closes = closed === 'closed';
      if (closed !== 'closed')
        this.#blameAt(index, { kind: 'refused', message: `it cannot be closed: ${closed.refused}` });
    } catch (error) {
      const message = `closing breaks the program: ${(error as Error).message}`;
      this.#blameAt(index, { kind: 'exception', message });
    }
  }

  #take(position: Position, from?: { index: number; move: Move }): void {
    const { state, records, now, turns, ended } = position;
    const former = from ? this.#graph.at(from.index).records.length : 0;
    for (const record of records.slice(former))
      if (record.type === 'step.opened' && record.auto && record.at) this.#opened.add(record.at.step);
    const stuck = stuckOf(
      state,
      turns.filter(({ kind }) => kind === 'waiting'),
    );
    const { index, isNew } = this.#graph.add(positionKey(position, this.#relevant), () => ({
      ...(from && { from }),
      records,
      now,
      open: turns
        .filter(({ kind }) => kind !== 'waiting')
        .map(turn => ({
          turn,
          moves: movesOf(position, turn, this.#candidates, this.#expressions),
          alone: this.#independence.isAlone(turn, state),
        })),
      stuck,
      givenUp: isGivenUp(state, stuck),
      ended,
      tried: new Set(),
      next: new Set(),
      closes: false,
      blamed: false,
    }));
    if (from) this.#graph.at(from.index).next.add(index);
    if (isNew) this.#queue.push(index);
  }

  /** Where no way seems to close the case, all orders are tried before that is said; false where that was done. */
  #widenLost(): boolean {
    if (this.#queue.length > 0) return false;
    const lost = this.#graph.without(({ closes }) => closes);
    this.#queue = lost.filter(index => untried(this.#graph.at(index)).length > 0);
    return this.#queue.length > 0;
  }

  /** Blames the rounds that nothing leads out of; what only leads there is lost with them, and what a fault is known of explained. */
  #blameLost(): void {
    for (;;) {
      const [lost] = this.#graph.without(({ closes, blamed }) => closes || blamed);
      if (lost === undefined) return;
      const trap = this.#graph.trapFrom(lost);
      const open = trap.flatMap(index => this.#graph.at(index).open.map(({ turn }) => turn.step.id));
      const [step = '', ...others] = new Set(open);
      const round = others.length > 0 ? `: it goes round through ${[step, ...others].join(', ')}` : '';
      const message = `no way leads from ${step} to the end${round}`;
      this.#blameAt(trap[0] ?? lost, { kind: 'cannot-close', message, step });
    }
  }

  #blameAt(index: number, fault: Omit<ExplorationFault, 'way'>, last?: Move): void {
    this.#graph.at(index).blamed = true;
    const moves = [...this.#graph.movesTo(index), ...(last ? [last] : [])];
    const way = moves.flatMap(({ turn, choice }) => (choice ? `${turn.step.id}: ${choice}` : []));
    this.#blame({ ...fault, way });
  }

  /** Once for each step and kind, by the shortest way. */
  #blame(fault: ExplorationFault): void {
    const key = `${fault.kind} ${fault.step ?? ''}`;
    if (!this.#faults.has(key)) this.#faults.set(key, fault);
  }
}

function untried({ open, tried }: Node): Node['open'] {
  return open.filter(({ moves, turn }) => moves.length > 0 && !tried.has(turn.name));
}

function candidatesFor(playbook: Playbook, expressions: Expressions, { inputs }: Relevant): Candidates {
  return new Map(
    Object.values(playbook.inputs).map(input => {
      const relevant = inputs.has(input.name);
      const values = candidatesOf(playbook, expressions, input);
      return [input.name, { values: relevant ? values : values.slice(-1), relevant }];
    }),
  );
}
