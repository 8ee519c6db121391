import type { Problem } from '../case/problem.ts';
import type { Line } from '../terminal/line.ts';
import type { Context } from './command.ts';
import { printLines } from './print-lines.ts';

/** Says on stderr, beside whatever a command prints of a case, that the case is not whole. */
export function warnOfProblems(problems: readonly Problem[], context: Context): void {
  if (problems.length === 0) return;
  const rows = problems.map(
    ({ file, line, what }): Line => [
      { text: `  ${file}${line > 0 ? `:${line}` : ''}  `, tone: 'bad' },
      { text: what, hang: true },
    ],
  );
  const head: Line = [
    { text: 'THIS CASE IS NOT WHOLE: ', tone: 'bad' },
    { text: 'what follows the damage in its log is not shown. tocsin verify tells all.', hang: true },
  ];
  printLines([head, ...rows], context, context.io.stderr);
}
