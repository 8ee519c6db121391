import { type Score, scoreOf, type Verdict } from './judge.ts';

const wanted = { found: 0.98, placed: 0.95, perMistake: 1.2 };

/** Prints a row for each kind and the mutants that got away; true where the score is as it should be. */
export function printScore(
  verdicts: readonly Verdict[],
  { files, before, seed }: { files: number; before: number; seed: string },
): boolean {
  const byKind = new Map<string, Verdict[]>();
  for (const verdict of verdicts)
    byKind.set(verdict.mutant.kind, [...(byKind.get(verdict.mutant.kind) ?? []), verdict]);
  console.log(row('kind', 'mutants', 'found', 'placed', 'findings'));
  for (const [kind, own] of byKind) console.log(rowOf(kind, scoreOf(own)));
  const score = scoreOf(verdicts);
  console.log(rowOf(`all ${byKind.size} kinds`, score));
  printThose(
    'Not found',
    verdicts.filter(({ found }) => !found),
  );
  printThose(
    'Found, but elsewhere',
    verdicts.filter(({ found, placed }) => found && !placed),
  );
  printThose(
    'More than two findings',
    verdicts.filter(({ findings }) => findings > 2),
  );
  console.log(`\nSeed ${seed}. ${before} findings in the ${files} files as they are.`);
  const isEnough =
    score.found >= wanted.found && score.placed >= wanted.placed && score.perMistake <= wanted.perMistake;
  return isEnough && before === 0;
}

function rowOf(kind: string, { mutants, found, placed, perMistake }: Score): string {
  return row(kind, String(mutants), percent(found), percent(placed), perMistake.toFixed(2));
}

function row(kind: string, ...cells: string[]): string {
  return kind.padEnd(58) + cells.map(cell => cell.padStart(9)).join('');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function printThose(title: string, verdicts: readonly Verdict[]): void {
  if (verdicts.length === 0) return;
  console.log(`\n${title}:`);
  for (const { mutant, findings } of verdicts) {
    const [line = 0] = mutant.lines;
    const text = mutant.text.split('\n')[line - 1]?.trim().slice(0, 80);
    console.log(`  ${mutant.kind} (${findings}): ${mutant.file}:${line}: ${text}`);
  }
}
