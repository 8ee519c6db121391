import { contentOf } from './decode-line.ts';
import { Ledger } from './ledger.ts';
import type { LogFiles } from './log-files.ts';
import type { Problem } from './problem.ts';

/**
 * Two lines may carry one id: a retried append, and then they say the same. Where they say different things it is a problem.
 * Reads the logs once more, but only where the ledger has suspects.
 */
export function findClashes(ledger: Ledger, from: LogFiles): Problem[] {
  const suspects = ledger.suspects.filter(pair => !isOneLine(ledger, pair));
  if (suspects.length === 0) return [];
  const contents = readContents(ledger, from, new Set(suspects.flat()));
  return suspects.flatMap(([first, second]) => {
    const [a, b] = [contents.get(first), contents.get(second)];
    if (!a || !b || a.id !== b.id || a.content === b.content) return [];
    const { file, line } = placeOf(ledger, second);
    const other = placeOf(ledger, first);
    const what = `it has the id of ${other.file}:${other.line} and says something else`;
    return [{ file, line, what, kind: 'clash' as const }];
  });
}

/** Two copies of a log hold the same line. */
function isOneLine(ledger: Ledger, [first, second]: [number, number]): boolean {
  const [a, b] = [logAt(ledger, first), logAt(ledger, second)];
  const [i, j] = [seqAt(first), seqAt(second)];
  return i === j && a.hashes.at(i) === b.hashes.at(j);
}

function readContents(ledger: Ledger, from: LogFiles, places: Set<number>) {
  const contents = new Map<number, { id: string; content: string }>();
  const files = new Set([...places].map(place => logAt(ledger, place).file));
  for (const file of files) {
    const index = ledger.logs.findIndex(log => log.file === file);
    const again = new Ledger();
    from.read(file, source => {
      again.read(again.addLog(file), source, line => {
        const place = index * 2 ** 32 + line.seq;
        if (places.has(place)) contents.set(place, { id: line.id, content: contentOf(line) });
      });
    });
  }
  return contents;
}

function placeOf(ledger: Ledger, place: number) {
  return { file: logAt(ledger, place).file, line: seqAt(place) + 1 };
}

function logAt(ledger: Ledger, place: number) {
  return ledger.logs[Math.floor(place / 2 ** 32)] as Ledger['logs'][number];
}

function seqAt(place: number): number {
  return place % 2 ** 32;
}
