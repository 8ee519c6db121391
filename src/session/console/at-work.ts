import type { Recorded } from '../../engine/event.ts';

/** In what role a controller records, so that terminals of players can be told from consoles. */
export const controllerRole = 'controller';

/** Who is at work on a case, log by log, as sessions begin and end. A terminal that was killed stays: its record has no end. */
export class AtWork {
  readonly #names = new Map<string, string>();

  note(records: readonly Recorded[]): void {
    for (const { type, w, actor } of records) {
      if (type === 'session.started' && actor.role !== controllerRole) this.#names.set(w, actor.name);
      else if (type === 'session.started' || type === 'session.ended') this.#names.delete(w);
    }
  }

  /** Names of players, each once, by the name. */
  get players(): string[] {
    return [...new Set(this.#names.values())].sort();
  }
}
