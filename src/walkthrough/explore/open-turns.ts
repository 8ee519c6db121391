import { type Call, callAround, isIn } from './calls.ts';
import { type Ground, groundWithin } from './ground.ts';
import { movesOf } from './moves.ts';
import { positionKey } from './position-key.ts';
import type { Move, Position, Turn } from './world.ts';

/** What a person can go on with at a position. */
export type Open =
  /** Each of its moves; one that is alone needs no others tried before it. */
  | { kind: 'turn'; name: string; turn: Turn; moves: readonly Move[]; alone: boolean }
  /** A called playbook, gone through as one; `key` tells apart how it stands. */
  | { kind: 'call'; name: string; call: Call; key: string };

/** What is open at a position, of the playbook or of the call that is gone through. */
export function openTurns(ground: Ground, position: Position, within: Call | undefined): Open[] {
  const { playbook, candidates, expressions, independence, everyOrder } = ground;
  const calls = new Map<string, Call>();
  const open: Open[] = [];
  for (const turn of position.turns) {
    if (turn.kind === 'waiting' || (within && !isIn(playbook, turn, within))) continue;
    const moves = movesOf(position, turn, candidates, expressions);
    const call = everyOrder || moves.length === 0 ? undefined : callAround(playbook, turn, within);
    if (call) calls.set(call.name, call);
    else {
      const alone = independence.isAlone(turn, position.state);
      open.push({ kind: 'turn', name: turn.name, turn, moves, alone });
    }
  }
  for (const call of calls.values()) {
    const key = `${call.name} ${positionKey(position, groundWithin(ground, call), call)}`;
    open.push({ kind: 'call', name: call.name, call, key });
  }
  return open;
}
