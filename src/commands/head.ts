import { formatHead } from '../case/heads.ts';
import { readCase } from '../case/read-case.ts';
import { type ExitCode, exit } from '../errors.ts';
import type { Context } from './command.ts';
import { readableCaseDir } from './on-case.ts';
import { printJson } from './print-json.ts';
import { warnOfProblems } from './warn-of-problems.ts';

export async function run(
  [named]: [string | undefined],
  { json }: { json?: boolean },
  context: Context,
): Promise<ExitCode> {
  const { id, heads, problems } = readCase(readableCaseDir(context, named));
  warnOfProblems(problems, context);
  const rows = Object.entries(heads).map(([writer, [seq, hash]]) => ({
    writer,
    lines: seq + 1,
    head: hash,
    short: formatHead(hash, seq + 1),
  }));
  if (json) printJson({ version: 1, case: id, heads: rows }, context);
  else context.io.stdout.write(rows.map(r => `${r.short}  ${r.writer}\n`).join(''));
  return exit.done;
}
