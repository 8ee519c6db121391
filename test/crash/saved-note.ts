import { setTimeout as pause } from 'node:timers/promises';
import { toldIn } from './acknowledged.ts';
import type { RawEntry } from './raw-logs.ts';
import type { TerminalSitting } from './terminal-sitting.ts';

/** A note as it stood whole in the editor when Ctrl-S was pressed, and how much had been drawn by then. */
export interface SavedNote {
  text: string;
  from: number;
}

/**
 * Adds lines to the note that is open and presses Ctrl-S once they are seen. Undefined where the note was not seen whole, or
 * where its editor did not let go of it before more keys come.
 */
export async function saveNote(
  sitting: TerminalSitting,
  lines: readonly string[],
  until: () => boolean,
): Promise<SavedNote | undefined> {
  await pressLines(sitting, lines);
  if (
    !(await comesTrue(async () => (await noteOn(sitting))?.includes(lines.at(-1) as string) === true, until))
  )
    return undefined;
  const text = await noteOn(sitting);
  if (text === undefined) return undefined;
  const from = sitting.raw().length;
  sitting.type('\x13');
  const left = await comesTrue(async () => (await noteOn(sitting)) === undefined, until);
  return left || until() ? { text, from } : undefined;
}

/** The text of the note that is open; undefined where none is, or not all of it is on the screen. */
export async function noteOn(sitting: TerminalSitting): Promise<string | undefined> {
  const rows = await sitting.screen();
  const foot = rows.findLastIndex(row => row.includes('full stop saves'));
  const count = Number(/ (\d+) lines$/.exec(rows[foot] ?? '')?.[1] ?? 1);
  if (!/^(EXERCISE {2})?Note$/.test(rows[foot - count - 1] ?? '')) return undefined;
  return rows
    .slice(foot - count, foot)
    .map(row => row.slice(2))
    .join('\n');
}

/** The permanent line that was printed for it, if it came that far. */
export function toldOf({ from }: SavedNote, raw: string) {
  return toldIn(raw.slice(from)).find(({ line }) => / {2}NOTE {2}\S+ {2}#\d+$/.test(line));
}

/** The log has the note as it stood in the editor, which shows a tab as four spaces and no spaces at an end. */
export function isWhole({ text }: SavedNote, { data }: RawEntry): boolean {
  return asDrawn(text) === asDrawn(String(data.text));
}

function asDrawn(text: string): string {
  const lines = text.replaceAll('\t', '    ').split('\n');
  return lines
    .map(line => line.trimEnd())
    .join('\n')
    .trimEnd();
}

async function pressLines(sitting: TerminalSitting, lines: readonly string[]): Promise<void> {
  for (const [index, line] of lines.entries()) {
    if (index > 0) sitting.type('\r');
    await pause(30);
    sitting.type(line);
    await pause(30);
  }
}

/** False where it has not come true within two seconds, or before `until`. */
async function comesTrue(holds: () => Promise<boolean>, until: () => boolean): Promise<boolean> {
  for (let looks = 0; looks < 100; looks++) {
    if (await holds()) return true;
    if (until()) return false;
    await pause(20);
  }
  return false;
}
