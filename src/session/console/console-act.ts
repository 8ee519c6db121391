import type { ConsoleDesk } from './console-desk.ts';

/** What a key of the console does. */
export interface ConsoleAct {
  key: string;
  id: string;
  label: string | ((desk: ConsoleDesk) => string);
  /** Shown only after `?`. */
  more?: true | ((desk: ConsoleDesk) => boolean);
  /** Also when the case is closed: what an exercise has shown is said when it is over. */
  afterwards?: true;
  offered(desk: ConsoleDesk): boolean;
  run(desk: ConsoleDesk): Promise<void>;
}
