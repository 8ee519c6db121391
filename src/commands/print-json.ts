import { displayJson } from '../terminal/display.ts';
import type { Context } from './command.ts';

/** Prints a value as JSON, to stdout. What could act on a terminal stands escaped in it, which changes no value. */
export function printJson(value: unknown, { io }: Context, indent?: number): void {
  io.stdout.write(`${displayJson(JSON.stringify(value, undefined, indent))}\n`);
}
