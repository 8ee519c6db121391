import type { Open } from './open-turns.ts';
import type { Move, Position, Turn } from './world.ts';

/** A position that was come to, and how. */
export interface Node {
  /** Where from, and by what; absent where it began. */
  from?: { index: number; moves: readonly Move[] };
  records: Position['records'];
  now: number;
  open: Open[];
  /** Turns that wait for something that is not still to come behind another one that waits. */
  stuck: Turn[];
  /** They all wait for what was denied or has failed. */
  givenUp: boolean;
  ended: boolean;
  /** What has been gone on with, by its names. */
  tried: Set<string>;
  next: Set<number>;
  closes: boolean;
  /** A fault was found here, which explains that it cannot be closed. */
  blamed: boolean;
}

/** Positions and the ways between them. */
export class Graph {
  readonly nodes: Node[] = [];
  readonly #byKey = new Map<string, number>();

  /** The position of that key, made where it is new. */
  add(key: string, make: () => Node): { index: number; isNew: boolean } {
    const known = this.#byKey.get(key);
    if (known !== undefined) return { index: known, isNew: false };
    const index = this.nodes.length;
    this.#byKey.set(key, index);
    this.nodes.push(make());
    return { index, isNew: true };
  }

  at(index: number): Node {
    const node = this.nodes[index];
    if (!node) throw new Error(`there is no position ${index}`);
    return node;
  }

  /** Positions from which no way leads to one of that kind. */
  without(isTarget: (node: Node) => boolean): number[] {
    const targets = [...this.nodes.keys()].filter(index => isTarget(this.at(index)));
    const found = this.#before(targets);
    return [...this.nodes.keys()].filter(index => !found.has(index));
  }

  /** Where one ends up who goes on from a position for ever: positions that lead to one another and nowhere else, in order. */
  trapFrom(start: number): number[] {
    let index = start;
    for (;;) {
      const ahead = spread([index], at => this.at(at).next);
      const before = this.#before([index]);
      const beyond = [...ahead].find(other => !before.has(other));
      if (beyond === undefined) return [...ahead].sort((a, b) => a - b);
      index = beyond;
    }
  }

  /** The moves by which a position was first come to. */
  movesTo(index: number): Move[] {
    const { from } = this.at(index);
    return from ? [...this.movesTo(from.index), ...from.moves] : [];
  }

  #before(targets: readonly number[]): Set<number> {
    const before = this.nodes.map((): number[] => []);
    for (const [index, { next }] of this.nodes.entries()) for (const to of next) before[to]?.push(index);
    return spread(targets, index => before[index] ?? []);
  }
}

function spread(start: readonly number[], next: (index: number) => Iterable<number>): Set<number> {
  const found = new Set<number>();
  const look = [...start];
  for (let index = look.pop(); index !== undefined; index = look.pop()) {
    if (found.has(index)) continue;
    found.add(index);
    look.push(...next(index));
  }
  return found;
}
