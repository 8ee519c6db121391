import { chooseMutants } from './choose-mutants.ts';
import { judge, type Verdict } from './judge.ts';
import type { Mutant } from './mutant.ts';
import { printScore } from './print-score.ts';
import { lintShipped, shippedSheets } from './shipped.ts';

/** Plants mistakes in the shipped files, one at a time, and says which of them lint finds: `[count] [seed]`. True where that is enough. */
export function mutants([count = '1000', seed = '20261122']: string[]): boolean {
  const sheets = shippedSheets();
  let before = 0;
  for (const { file, text } of sheets) before += lintShipped(text, file).length;
  const verdicts: Verdict[] = [];
  for (const mutant of chooseMutants(sheets, Number(count), Number(seed))) verdicts.push(judgeByLint(mutant));
  return printScore(verdicts, { files: sheets.length, before, seed });
}

/** What lint makes of a mutant. */
export function judgeByLint(mutant: Mutant): Verdict {
  const findings = lintShipped(mutant.text, mutant.file);
  return judge(
    mutant,
    findings.map(({ rule, message, help = '', range, related, file }) => ({
      lines: [{ file, range }, ...related]
        .filter(place => place.file === mutant.file)
        .map(place => place.range)
        .flatMap(({ start, end }) =>
          Array.from({ length: Math.min(50, end.line - start.line + 1) }, (_, i) => start.line + i),
        ),
      says: `${rule}: ${message} ${help}`,
    })),
  );
}
