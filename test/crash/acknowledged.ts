import type { RawEntry, RawLog } from './raw-logs.ts';

/** A permanent line as it was printed: what the person was told is on the disk. */
export interface Told {
  seq: number;
  line: string;
}

/** The permanent lines of entries in what a process printed; an unfinished last line told nobody anything. */
export function toldIn(printed: string): Told[] {
  const rows = printed.slice(0, printed.lastIndexOf('\n') + 1).split('\n');
  return rows.flatMap(row => {
    const seq = /\s#(\d+)\s*$/.exec(row)?.[1];
    return seq !== undefined && /\d\d:\d\dZ /.test(row) ? [{ seq: Number(seq), line: row.trimEnd() }] : [];
  });
}

/** The status row's `saved #34 03:09:51Z`, wherever it was drawn. */
export function savedIn(printed: string): { seq: number; time: string }[] {
  return [...printed.matchAll(/saved #(\d+) (\d\d:\d\d:\d\d)Z/g)].map(([, seq, time]) => ({
    seq: Number(seq),
    time: time as string,
  }));
}

/** The entry of one of the logs that a permanent line speaks of. */
export function findTold({ seq, line }: Told, logs: Iterable<RawLog>): RawEntry | undefined {
  for (const { entries } of logs) {
    const entry = entries[seq];
    if (entry && isTold(line, entry)) return entry;
  }
  return undefined;
}

/** The line says this entry: its time, who, the step it stands in, and what was given with it. */
function isTold(line: string, entry: RawEntry): boolean {
  const { text, reason, option, entry: ticked } = entry.data;
  const words = [entry.type === 'note.added' ? text : undefined, reason, ticked].filter(
    word => typeof word === 'string',
  );
  const shown = squeeze(line);
  return (
    shown.includes(`${entry.ts.slice(11, 16)}Z `) &&
    shown.includes(` ${entry.actor.name} #`) &&
    (entry.step === undefined || shown.includes(entry.step)) &&
    (option === undefined || shown.includes('DECIDED')) &&
    words.flatMap(shownLines).every(part => shown.includes(part))
  );
}

/** Of a long text a permanent line shows the beginning. */
function shownLines(text: string): string[] {
  const lines = text
    .split('\n')
    .map(squeeze)
    .filter(line => line !== '');
  return lines.length > 3 ? lines.slice(0, 1) : lines;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
