import type { Actor } from '../engine/event.ts';
import type { Io } from '../io.ts';
import type { Disk } from './disk.ts';

/** What a case is written with. */
export interface StoreOptions {
  disk: Disk;
  io: Pick<Io, 'clock' | 'random' | 'host'>;
  actor: Actor;
  /** Name and version of the program, for `session.started`. */
  tool: string;
  /** The person has seen the damage and goes on: a new log records it. */
  acceptDamage?: boolean;
}
