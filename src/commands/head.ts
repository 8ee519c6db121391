import { formatHead } from '../case/heads.ts';
import { modeIn } from '../case/list-cases.ts';
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
  const dir = readableCaseDir(context, named);
  const { id, heads, problems } = readCase(dir);
  const mode = modeIn(dir);
  warnOfProblems(problems, context);
  const rows = Object.entries(heads).map(([writer, [seq, hash]]) => ({
    writer,
    lines: seq + 1,
    head: hash,
    short: formatHead(hash, seq + 1),
  }));
  if (json) printJson({ version: 1, case: id, mode, heads: rows }, context);
  else
    context.io.stdout.write(
      rows.map(r => `${r.short}  ${r.writer}${mode === 'drill' ? '  EXERCISE' : ''}\n`).join(''),
    );
  return exit.done;
}
