import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from './random.ts';
import { noteOn, type SavedNote, saveNote } from './saved-note.ts';
import type { TerminalSitting } from './terminal-sitting.ts';

/**
 * Someone who presses whatever: mostly keys that get on, answers where a form is open, and a good deal that makes no sense.
 * Returns the notes that were seen whole before they were saved.
 */
export async function useAtRandom(
  sitting: TerminalSitting,
  random: Random,
  until: () => boolean,
): Promise<SavedNote[]> {
  const notes: SavedNote[] = [];
  while (sitting.running() && !until()) {
    const rows = await sitting.rows();
    const inNote = (await noteOn(sitting)) !== undefined;
    if (!sitting.running()) break;
    if (inNote && random.next() < 0.6) {
      const note = await saveNote(sitting, linesOfNote(random), until);
      if (note) notes.push(note);
    } else {
      for (const key of keysFor(rows.slice(-25), random)) {
        sitting.type(key);
        await pause(30);
      }
    }
    await pause(100 + random.below(250));
  }
  return notes;
}

/** One to six lines, each like no other. */
function linesOfNote(random: Random): string[] {
  return Array.from({ length: 1 + random.below(6) }, () => `called about ${random.below(1_000_000)}`);
}

/** Keys, one press after another. A form says how to leave it; the step screen does not. */
function keysFor(rows: readonly string[], random: Random): readonly string[] {
  if (random.next() < 0.1) return [random.pick(nonsense)];
  const form = rows.some(row => row.includes('Esc goes back'));
  return form ? formKeys(rows, random) : [random.pick(stepKeys)];
}

/** Keys for a form: most answer it, some leave it. */
export function formKeys(rows: readonly string[], random: Random): readonly string[] {
  if (rows.some(row => row.includes('navigate'))) return random.pick(choiceKeys);
  const id = /type (?:its id[^a-z]*)?"?([a-z][a-z0-9-]+)"?/i.exec(rows.join('\n'))?.[1];
  if (id && random.next() < 0.5) return [id, enter];
  return random.pick(textKeys);
}

/** Goes back from a form. */
export const leave = '\x1b';
const enter = '\r';
const down = '\x1b[B';
const save = '\x13';
const stepKeys = [...'dddddddddddosskkcctnnnnflbmvra?'];
const choiceKeys = [
  [down, enter],
  [down, down, enter],
  [' ', enter],
  [down, ' ', enter],
  ['yes', enter],
  [enter],
  [leave],
];
const textKeys = [
  ...[
    'isolated by lee',
    'fin-ws-042',
    'lee@example.com',
    'yes',
    '12',
    'now',
    'https://mallory.example/pay',
  ].map(text => [text, enter]),
  ['Called the bank', save],
  ['Two lines', enter, '.', enter],
  [enter],
  [leave],
];
const nonsense = [
  'x',
  '\t',
  '\x1b[A',
  '\x1b[D',
  '\x7f',
  '\x15',
  'dsdsds',
  `\x1b[200~pasted: d s q${enter}second line\x1b[201~`,
  'ü🔔',
  leave,
];
