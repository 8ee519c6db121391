import { chooseMutants } from './choose-mutants.ts';
import { judge, type Verdict } from './judge.ts';
import type { Mutant } from './mutant.ts';
import { compareWithPeers } from './peers/compare.ts';
import { printScore } from './print-score.ts';
import { lintShipped, shippedSheets } from './shipped.ts';

/**
 * Plants mistakes in the shipped files, one at a time, and says which of them lint finds: `[count] [seed] [--peers]`, the last to give them to
 * other tools as well. True where lint finds enough.
 */
export function mutants(args: readonly string[]): boolean {
  const [count = '1000', seed = '20261122'] = args.filter(arg => !arg.startsWith('-'));
  const sheets = shippedSheets();
  const before = sheets.flatMap(({ file, text }) => lintShipped(text, file)).length;
  const chosen = chooseMutants(sheets, Number(count), Number(seed));
  const verdicts = chosen.map(judgeByLint);
  const isEnough = printScore(verdicts, { files: sheets.length, before, seed });
  if (args.includes('--peers')) compareWithPeers(sheets, chosen, verdicts);
  return isEnough;
}

/** What lint makes of a mutant. */
export function judgeByLint(mutant: Mutant): Verdict {
  const findings = lintShipped(mutant.text, mutant.file);
  return judge(
    mutant,
    findings.map(({ rule, message, help = '', range, related, file }) => ({
      lines: [{ file, range }, ...related]
        .filter(place => place.file === mutant.file)
        .flatMap(({ range: { start, end } }) =>
          end.line - start.line > 2 ? [start.line] : [start.line, end.line],
        ),
      says: `${rule}: ${message} ${help}`,
    })),
  );
}
