/** Somebody at an exercise said `real world`: it stops, and what really happens comes first. */
export class RealWorld extends Error {}

/** Whether that is what was typed, wherever text is asked for. */
export function saysRealWorld(typed: string): boolean {
  return /^\s*real[ -]?world\W*$/i.test(typed);
}
