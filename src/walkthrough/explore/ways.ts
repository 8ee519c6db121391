import { type Call, isIn } from './calls.ts';
import type { ExplorationFault } from './exploration.ts';
import type { Findings } from './findings.ts';
import { Graph, type Node } from './graph.ts';
import { type Ground, groundWithin } from './ground.ts';
import { forcedMove } from './moves.ts';
import { type Open, openTurns } from './open-turns.ts';
import { positionKey } from './position-key.ts';
import { isGivenUp, stuckOf, whatFor } from './stuck.ts';
import type { Move, Position } from './world.ts';
import { writtenIn } from './written-in.ts';

/** A call that is gone through: until nobody can act inside of it, at its end or where it waits for what is outside. */
interface Through {
  call: Call;
  /** How one came to it, and how much was recorded until then. */
  before: readonly Move[];
  since: number;
  outside: Ground;
}

/**
 * The ways of a playbook, or through a call: positions, and the moves from one to another. A call is gone through as one move, in ways of its own: one
 * for each end that the rest can tell apart (as Alur and Yannakakis, Model Checking of Hierarchical State Machines, 1998).
 */
export class Ways {
  readonly #ground: Ground;
  readonly #findings: Findings;
  readonly #through: Through | undefined;
  readonly #graph = new Graph();
  #queue: number[] = [];
  #hasBlamed = false;

  constructor(ground: Ground, through?: Through) {
    this.#ground = ground;
    this.#findings = ground.findings;
    this.#through = through;
  }

  /** A position that was come to. */
  take(position: Position, from?: { index: number; moves: readonly Move[] }): void {
    const { state, records, now, turns, ended } = position;
    const { playbook } = this.#ground;
    const call = this.#through?.call;
    const former = from ? this.#graph.at(from.index).records.length : 0;
    for (const record of records.slice(former))
      if (record.type === 'step.opened' && record.auto && record.at)
        this.#findings.opened.add(record.at.step);
    const own = call ? turns.filter(turn => isIn(playbook, turn, call)) : turns;
    const stuck = stuckOf(
      state,
      own.filter(({ kind }) => kind === 'waiting'),
    );
    const open = openTurns(this.#ground, position, call);
    const isThrough = call !== undefined && !open.some(canGoOn);
    const { index, isNew } = this.#graph.add(this.#keyOf(position, isThrough), () => ({
      ...(from && { from }),
      records,
      now,
      open,
      stuck,
      givenUp: isGivenUp(state, stuck),
      ended,
      tried: new Set(),
      next: new Set(),
      closes: isThrough,
      blamed: false,
    }));
    if (from) this.#graph.at(from.index).next.add(index);
    if (!isNew || isThrough) return;
    if (!call || from) this.#findings.positions++;
    this.#queue.push(index);
  }

  /** Goes on from all that was taken; false where it was stopped at the limit. */
  async walk(): Promise<boolean> {
    do {
      for (let next = 0; next < this.#queue.length; next++) {
        if (this.#findings.isFull) return false;
        await this.#goOn(this.#queue[next] as number);
      }
      this.#queue = [];
    } while (this.#widenLost());
    if (this.#findings.isFull) return false;
    this.#blameLost();
    return true;
  }

  #keyOf(position: Position, isThrough: boolean): string {
    if (!this.#through) return positionKey(position, this.#ground);
    const { call, since, outside } = this.#through;
    const key = positionKey(position, isThrough ? outside : this.#ground);
    return `${isThrough} ${writtenIn(position, outside, call.step, since).join()} ${key}`;
  }

  async #goOn(index: number): Promise<void> {
    const node = this.#graph.at(index);
    if (node.ended && !this.#through) return this.#close(index, node);
    const open = untried(node);
    if (open.length === 0 && node.tried.size === 0)
      return node.open.length === 0 && node.givenUp ? this.#close(index, node) : this.#force(index, node);
    const { everyOrder } = this.#ground;
    const alone = everyOrder || node.tried.size > 0 ? undefined : open.find(isAlone);
    for (const one of alone ? [alone] : open) {
      node.tried.add(one.name);
      if (one.kind === 'turn') await this.#makeAll(index, node, one.moves);
      else await this.#goThrough(index, node, one);
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
    this.#findings.moves++;
    const { step } = move.turn;
    try {
      const position = await this.#ground.world.play(node, [move]);
      if ('refused' in position) return position.refused;
      if (step.kind === 'use' && step.mode === 'switch') node.closes = true;
      else this.take(position, { index, moves: [move] });
    } catch (error) {
      const message = `${step.id} breaks the program: ${(error as Error).message}`;
      this.#blameAt(index, { kind: 'exception', message, step: step.id }, move);
    }
    return undefined;
  }

  /** By the ways that are known from where it stood alike before. */
  async #goThrough(index: number, node: Node, { call, key }: Extract<Open, { kind: 'call' }>): Promise<void> {
    const { passages } = this.#ground;
    const known = passages.get(key);
    if (known && (await this.#passAll(index, node, known))) return;
    const inside = new Ways(groundWithin(this.#ground, call), {
      call,
      before: this.#movesTo(index),
      since: node.records.length,
      outside: this.#ground,
    });
    const position = await this.#ground.world.play(node, []);
    if ('refused' in position) return;
    inside.take(position);
    const isWhole = await inside.walk();
    const ends = inside.#ends();
    if (isWhole) passages.set(key, ends);
    if (ends.length === 0) node.blamed ||= inside.#hasBlamed;
    await this.#passAll(index, node, ends);
  }

  /** False where one of them is not possible here. */
  async #passAll(index: number, node: Node, all: readonly (readonly Move[])[]): Promise<boolean> {
    for (const moves of all) {
      this.#findings.moves++;
      const position = await this.#ground.world.play(node, moves);
      if ('refused' in position) return false;
      this.take(position, { index, moves });
    }
    return true;
  }

  #ends(): Move[][] {
    const all = [...this.#graph.nodes.keys()];
    return all.filter(index => this.#isThrough(index)).map(index => this.#graph.movesTo(index));
  }

  #isThrough(index: number): boolean {
    return !this.#graph.at(index).open.some(canGoOn);
  }

  #movesTo(index: number): Move[] {
    return [...(this.#through?.before ?? []), ...this.#graph.movesTo(index)];
  }

  /** Nothing can be done but against what the playbook waits for: blamed, and then done, so that what is behind is seen too. */
  async #force(index: number, node: Node): Promise<void> {
    const stuck = [...node.stuck, ...node.open.flatMap(one => (one.kind === 'turn' ? one.turn : []))];
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
      const closed = await this.#ground.world.close(node);
      node.closes = closed === 'closed';
      if (closed !== 'closed')
        this.#blameAt(index, { kind: 'refused', message: `it cannot be closed: ${closed.refused}` });
    } catch (error) {
      const message = `closing breaks the program: ${(error as Error).message}`;
      this.#blameAt(index, { kind: 'exception', message });
    }
  }

  /** Where no way seems to lead to the end, all orders are tried before that is said; false where that was done. */
  #widenLost(): boolean {
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
      const [step = '', ...others] = new Set(trap.flatMap(index => this.#graph.at(index).open.map(stepOf)));
      const round = others.length > 0 ? `: it goes round through ${[step, ...others].join(', ')}` : '';
      const message = `no way leads from ${step} to the end${round}`;
      this.#blameAt(trap[0] ?? lost, { kind: 'cannot-close', message, step });
    }
  }

  #blameAt(index: number, fault: Omit<ExplorationFault, 'way'>, last?: Move): void {
    this.#graph.at(index).blamed = true;
    this.#hasBlamed = true;
    const moves = [...this.#movesTo(index), ...(last ? [last] : [])];
    const way = moves.flatMap(({ turn, choice }) => (choice ? `${turn.step.id}: ${choice}` : []));
    this.#findings.blame({ ...fault, way });
  }
}

/** Something can be done there now: a wait that is not over has no moves. */
function canGoOn(open: Open): boolean {
  return open.kind === 'call' || open.moves.length > 0;
}

function untried({ open, tried }: Node): Open[] {
  return open.filter(one => canGoOn(one) && !tried.has(one.name));
}

function isAlone(open: Open): boolean {
  return open.kind === 'turn' && open.alone;
}

function stepOf(open: Open): string {
  return open.kind === 'turn' ? open.turn.step.id : open.call.step;
}
