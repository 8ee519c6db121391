import type { Terminal } from '@xterm/headless';

/** A person in front of a terminal: sees what stands on it, and presses keys. */
export interface Seat {
  /** Waits until a text stands on the screen; fails with the screen where it does not come. */
  shows(text: string | RegExp): Promise<void>;
  /** Waits for a text, then presses a key that counts: past the 250 ms for which a new prompt takes none. */
  press(key: string, when: string | RegExp): Promise<void>;
  /** Waits for a form, types into it, sees it there, and confirms it. */
  answer(ask: string, typed: string): Promise<void>;
  /** Waits for a form with choices, finds one by its first letters, and confirms it. */
  choose(ask: string, label: string): Promise<void>;
  write(keys: string): void;
  screen(): Promise<string[]>;
  /** From the top of the scrollback to the last row that is not empty. */
  transcript(): Promise<string[]>;
}

/** What a seat needs of the terminal's other side. */
export interface Hands {
  write(keys: string): void;
  /** Lets the time pass after which a prompt takes keys. */
  arm(): Promise<void>;
}

/** Sits down at `terminal`. What the program writes goes through `drew`, so that whoever waits can look. */
export function takeSeat(
  terminal: Terminal,
  { write, arm }: Hands,
): Seat & { drew(output: string | Uint8Array): void } {
  const looks = new Set<() => void>();
  const rowsFrom = (first: number): string[] => {
    const { active } = terminal.buffer;
    const rows = Array.from(
      { length: active.length - first },
      (_, at) => active.getLine(first + at)?.translateToString(true) ?? '',
    );
    return rows.slice(0, rows.findLastIndex(row => row !== '') + 1);
  };
  const onScreen = (): string[] => rowsFrom(terminal.buffer.active.baseY);
  const drained = (): Promise<void> => new Promise(done => terminal.write('', done));

  const shows = (text: string | RegExp): Promise<void> =>
    new Promise((seen, fail) => {
      const look = (): void => {
        const screen = onScreen().join('\n');
        if (typeof text === 'string' ? !screen.includes(text) : !text.test(screen)) return;
        looks.delete(look);
        clearTimeout(tooLong);
        seen();
      };
      const tooLong = setTimeout(() => {
        looks.delete(look);
        fail(new Error(`the screen never showed ${text}:\n${onScreen().join('\n')}`));
      }, patience);
      looks.add(look);
      look();
    });
  const press = async (key: string, when: string | RegExp): Promise<void> => {
    await shows(when);
    await arm();
    write(key);
  };

  return {
    shows,
    press,
    write,
    async answer(ask, typed) {
      await shows(ask);
      write(typed);
      await press(keys.enter, `› ${typed}`);
    },
    async choose(ask, label) {
      await shows(ask);
      await shows(/Nothing chosen yet|^search ›/m);
      write(label);
      await press(keys.enter, `› ${label}`);
    },
    async screen() {
      await drained();
      return onScreen();
    },
    async transcript() {
      await drained();
      return rowsFrom(0);
    },
    drew(output) {
      terminal.write(output, () => {
        for (const look of looks) look();
      });
    },
  };
}

export const keys = { enter: '\r', escape: '\x1b', down: '\x1b[B', ctrlC: '\x03', ctrlS: '\x13' } as const;

/** As a terminal sends a pasted block. */
export function pasted(text: string): string {
  return `\x1b[200~${text.replaceAll('\n', '\r')}\x1b[201~`;
}

/** Milliseconds for a busy machine to draw a screen. */
const patience = 15_000;
