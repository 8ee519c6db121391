import { modeIn } from '../case/list-cases.ts';
import { verifyCase } from '../case/verify-case.ts';
import type { ExitCode } from '../errors.ts';
import { markedLines } from '../session/screens/mode.ts';
import type { Line } from '../terminal/line.ts';
import type { Context } from './command.ts';
import { readableCaseDir } from './on-case.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';

export async function run(
  [named]: [string | undefined],
  { head = [], json }: { head?: string[]; json?: boolean },
  context: Context,
): Promise<ExitCode> {
  const dir = readableCaseDir(context, named);
  const mode = modeIn(dir);
  const verification = verifyCase(dir, head);
  const { exit, ...printed } = verification;
  if (json) printJson({ ...printed, mode }, context);
  else printLines(markedLines(mode, linesOf(verification)), context);
  return exit;
}

function linesOf({
  intact,
  anchored,
  logs,
  problems,
  remarks,
  notCovered,
}: ReturnType<typeof verifyCase>): Line[] {
  const verdict: Line = !intact
    ? [{ text: 'NOT INTACT', tone: 'bad' }]
    : problems.length > 0
      ? [{ text: 'A HEAD DOES NOT MATCH', tone: 'bad' }]
      : anchored
        ? [
            { text: 'INTACT', tone: 'good' },
            {
              text:
                notCovered.length > 1
                  ? ' as far as the heads that you gave reach'
                  : ', and it matches what you gave',
            },
          ]
        : [
            { text: 'CONSISTENT', tone: 'warn' },
            { text: ', with nothing to hold it against: give a head that was kept elsewhere with --head' },
          ];
  return [
    verdict,
    ...logs.map(
      (log): Line => [
        { text: `  ${log.file}  ` },
        { text: `${log.lines} lines, ${log.first} to ${log.last}  `, tone: 'dim', hang: true },
        { text: `head ${log.short}`, tone: 'accent' },
      ],
    ),
    ...problems.map(
      (p): Line => [
        { text: `  ${p.file}:${p.line}  `, tone: 'bad' },
        { text: p.what, hang: true },
      ],
    ),
    ...remarks.map(
      (r): Line => [
        { text: `  ${r.file}  `, tone: 'dim' },
        { text: r.what, hang: true },
      ],
    ),
    ...notCovered.map(
      (text): Line => [
        { text: '  not covered: ', tone: 'dim' },
        { text, hang: true },
      ],
    ),
  ];
}
