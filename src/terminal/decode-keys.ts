import { StringDecoder } from 'node:string_decoder';

/** One press. `name` as Node's readline names it (`return`, `escape`, `up`, `a`); `text` is what it would type, or ''. */
export interface KeyPress {
  kind: 'key';
  name: string;
  text: string;
  ctrl: boolean;
  meta: boolean;
  shift: boolean;
}

/** A bracketed paste, whole, its line ends made `\n`. */
export interface Paste {
  kind: 'paste';
  text: string;
}

export type KeyEvent = KeyPress | Paste;

export interface KeyDecoder {
  /** The events that these bytes complete. How the stream is cut into calls makes no difference. */
  push(bytes: Uint8Array): KeyEvent[];
  /** True while an escape stands unfinished: if nothing follows soon, it was the Esc key. */
  readonly waiting: boolean;
  /** Ends the wait: the Esc key, or the escape sequence that broke off, which types nothing. */
  flush(): KeyEvent[];
}

export function createKeyDecoder(): KeyDecoder {
  const utf8 = new StringDecoder('utf8');
  let pending = '';
  /** What has come of a paste, in pieces; the last piece may hold the first half of its end mark. */
  let paste: string[] | undefined;

  const step = (events: KeyEvent[]): boolean => {
    if (paste) return pasteEnds(events);
    const token = nextToken(pending);
    if (token === undefined) return false;
    pending = pending.slice(token.length);
    if (token === pasteStart) paste = [];
    else if (token !== pasteEnd) events.push(keyOf(token));
    return pending !== '' || paste !== undefined;
  };

  const pasteEnds = (events: KeyEvent[]): boolean => {
    const tail = (paste?.pop() ?? '') + pending;
    const end = tail.indexOf(pasteEnd);
    pending = '';
    if (end === -1) {
      const keep = Math.max(0, tail.length - pasteEnd.length + 1);
      paste?.push(tail.slice(0, keep), tail.slice(keep));
      return false;
    }
    const text = (paste ?? []).join('') + tail.slice(0, end);
    paste = undefined;
    pending = tail.slice(end + pasteEnd.length);
    events.push({ kind: 'paste', text: text.replace(/\r\n?/g, '\n') });
    return pending !== '';
  };

  return {
    get waiting() {
      return paste === undefined && pending !== '';
    },
    push(bytes) {
      pending += utf8.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      const events: KeyEvent[] = [];
      while (step(events));
      return events;
    },
    flush() {
      if (paste !== undefined || pending === '') return [];
      const token = pending;
      pending = '';
      return [token === '\x1b' ? press('escape') : press('unknown')];
    },
  };
}

const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';

/** The next whole token: an escape sequence (ECMA-48 CSI, SS3, or Esc with one character) or one character. */
function nextToken(text: string): string | undefined {
  if (text === '') return undefined;
  if (!text.startsWith('\x1b')) return String.fromCodePoint(text.codePointAt(0) ?? 0);
  const second = text[1];
  if (second === undefined) return undefined;
  if (second === '[') return csi(text);
  if (second === 'O') return text.length > 2 ? text.slice(0, 3) : undefined;
  if (second === '\x1b') return '\x1b';
  return `\x1b${String.fromCodePoint(text.codePointAt(1) ?? 0)}`;
}

/** A control sequence up to its final byte; one that breaks its own grammar ends where it does. */
function csi(text: string): string | undefined {
  if (text[2] === '[') return text.length > 3 ? text.slice(0, 4) : undefined;
  for (let at = 2; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x40 && code <= 0x7e) return text.slice(0, at + 1);
    if (code < 0x20 || code > 0x3f) return text.slice(0, at);
  }
  return undefined;
}

function keyOf(token: string): KeyPress {
  if (token.length > 1 && token.startsWith('\x1b')) return sequenceKey(token);
  const named = controls.get(token);
  if (named) return press(named);
  const code = token.charCodeAt(0);
  if (code === 0) return press('space', { ctrl: true });
  if (code <= 0x1a) return press(String.fromCharCode(code + 0x60), { ctrl: true });
  if (code < 0x20) return press(String.fromCharCode(code + 0x40), { ctrl: true });
  const shift = token !== token.toLowerCase();
  return press(token === ' ' ? 'space' : token.toLowerCase(), { text: token, shift });
}

/** xterm's names: letters end cursor keys, `~` ends numbered ones, the second parameter carries 1 + shift + 2 alt + 4 ctrl. */
function sequenceKey(sequence: string): KeyPress {
  const parts = /^\x1b(?:\[|O)(\d*)(?:;(\d+))?([A-Za-z~])$/.exec(sequence);
  if (!parts) {
    const rest = sequence.slice(1);
    return rest.startsWith('[') || rest.startsWith('O')
      ? press('unknown')
      : { ...keyOf(rest), meta: true, text: '' };
  }
  const [, number = '', modifiers = '1', final = ''] = parts;
  const name = final === '~' ? numbered.get(number) : lettered.get(final);
  const bits = Number(modifiers) - 1;
  return press(name ?? 'unknown', {
    shift: (bits & 1) !== 0 || final === 'Z',
    meta: (bits & 2) !== 0,
    ctrl: (bits & 4) !== 0,
  });
}

function press(name: string, more: Partial<KeyPress> = {}): KeyPress {
  return { kind: 'key', name, text: '', ctrl: false, meta: false, shift: false, ...more };
}

const controls = new Map([
  ['\r', 'return'],
  ['\n', 'enter'],
  ['\t', 'tab'],
  ['\b', 'backspace'],
  ['\x7f', 'backspace'],
  ['\x1b', 'escape'],
]);

const lettered = new Map([
  ['A', 'up'],
  ['B', 'down'],
  ['C', 'right'],
  ['D', 'left'],
  ['F', 'end'],
  ['H', 'home'],
  ['M', 'return'],
  ['Z', 'tab'],
]);

const numbered = new Map([
  ['1', 'home'],
  ['2', 'insert'],
  ['3', 'delete'],
  ['4', 'end'],
  ['5', 'pageup'],
  ['6', 'pagedown'],
  ['7', 'home'],
  ['8', 'end'],
]);
