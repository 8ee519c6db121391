import type { KeyEvent } from './decode-keys.ts';
import type { Arrival } from './keyboard.ts';
import type { Painter } from './paint.ts';
import type { Frame } from './renderer.ts';

/** The room for a live block: columns that a row may fill, rows that the terminal has. */
export interface Room {
  width: number;
  height: number;
}

/** What is being asked just now: how it looks and what a key does to it. */
export interface Activity {
  frame(room: Room): Frame;
  key(event: KeyEvent, arrival: Arrival): void;
  /** Called once, when it ends, however it ends. */
  stop?(): void;
}

/** What an activity is given to work with. */
export interface Stage<T> {
  painter: Painter;
  room(): Room;
  answer(value: T): void;
  fail(error: unknown): void;
  /** Draws soon, once for everything that happened until then. */
  redraw(): void;
  /** Gives the terminal to another program while `work` runs. */
  away<R>(work: () => Promise<R>): Promise<R>;
}
