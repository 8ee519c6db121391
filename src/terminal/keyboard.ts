import type { Clock, Io } from '../io.ts';
import { createKeyDecoder, type KeyEvent } from './decode-keys.ts';

/** What is known of a key besides which it is. */
export interface Arrival {
  /** The prompt has stood for 250 ms, so the key was meant for it. A paste starts the wait anew. */
  armed: boolean;
  /** It came in one read with other printable keys: typed ahead, or a paste from a terminal that does not mark pastes. */
  together: boolean;
}

export type KeyListener = (event: KeyEvent, arrival: Arrival) => void;

/** The one owner of stdin. While it is open the terminal is raw; what nobody listens for is dropped. */
export interface Keyboard {
  /** Gives keys to a prompt that has just appeared, or to none. What was typed before is not among them. */
  attend(listener: KeyListener | undefined): void;
  /** Raw mode and paste marks on; also after SIGCONT, when the terminal's modes are someone else's. */
  take(): void;
  /** The terminal as it was found, stdin silent. */
  release(): void;
  /** Stops listening without a word to the terminal, which may be gone. */
  abandon(): void;
}

/** Ctrl-C, Ctrl-D and Ctrl-Z reach no listener: `control` is told. Time comes from `clock.mono()`. */
export function createKeyboard(
  io: Pick<Io, 'stdin' | 'stdout'> & { clock: Clock },
  control: (name: 'c' | 'd' | 'z') => void,
): Keyboard {
  const decoder = createKeyDecoder();
  let listener: KeyListener | undefined;
  let armedAt = 0;
  let escapeTimer: NodeJS.Timeout | undefined;

  const deliver = (events: readonly KeyEvent[]): void => {
    const together = events.filter(event => event.kind === 'key' && event.text !== '').length > 1;
    for (const event of events) {
      const asked = controlOf(event);
      if (asked) control(asked);
      else listener?.(event, { armed: io.clock.mono() >= armedAt, together });
      if (event.kind === 'paste') disarm();
    }
  };

  const onData = (chunk: Buffer | string): void => {
    clearTimeout(escapeTimer);
    deliver(decoder.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
    if (decoder.waiting) escapeTimer = setTimeout(() => deliver(decoder.flush()), escapeWait);
  };

  const disarm = (): void => {
    armedAt = io.clock.mono() + armingTime;
  };

  const silence = (): void => {
    clearTimeout(escapeTimer);
    io.stdin.removeListener('data', onData);
    io.stdin.pause();
  };

  return {
    attend(next) {
      listener = next;
      disarm();
    },
    take() {
      io.stdin.setRawMode?.(false);
      io.stdin.setRawMode?.(true);
      io.stdout.write(pasteMarksOn);
      io.stdin.removeListener('data', onData);
      io.stdin.on('data', onData);
      io.stdin.resume();
      disarm();
    },
    release() {
      silence();
      io.stdin.setRawMode?.(false);
      io.stdout.write(pasteMarksOff);
    },
    abandon: silence,
  };
}

/** Milliseconds between a prompt's appearing and the first key that counts as an answer to it. */
const armingTime = 250;
/** Milliseconds after which an Esc that nothing follows was the Esc key: longer than a slow link splits a sequence. */
const escapeWait = 100;

const pasteMarksOn = '\x1b[?2004h';
const pasteMarksOff = '\x1b[?2004l';

function controlOf(event: KeyEvent): 'c' | 'd' | 'z' | undefined {
  if (event.kind === 'paste' || !event.ctrl || event.meta) return undefined;
  return event.name === 'c' || event.name === 'd' || event.name === 'z' ? event.name : undefined;
}
