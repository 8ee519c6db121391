import { basename, resolve } from 'node:path';
import { importBundle } from '../case/bundle/import-bundle.ts';
import { modeIn } from '../case/list-cases.ts';
import { verifyCase } from '../case/verify-case.ts';
import { type ExitCode, exit, UsageError } from '../errors.ts';
import { given } from '../given.ts';
import { markedLines } from '../session/screens/mode.ts';
import type { Line } from '../terminal/line.ts';
import type { Context } from './command.ts';
import { casesDir } from './on-case.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';
import { warnOfProblems } from './warn-of-problems.ts';

/** Makes a case of a bundle that came from elsewhere, and says what `verify` says of it. */
export async function run(
  [what, file]: [string, string],
  { into, json }: { into?: string; json?: boolean },
  context: Context,
): Promise<ExitCode> {
  if (what !== 'bundle') throw new UsageError(`"${what}" cannot be imported.`, 'tocsin import bundle FILE');
  const { io } = context;
  const { dir, reading } = await importBundle({
    file: resolve(io.cwd, file),
    casesDir: casesDir(context),
    io,
    ...given({ into: into === undefined ? undefined : resolve(io.cwd, into) }),
  });
  const mode = modeIn(dir);
  const { logs, intact } = verifyCase(dir);
  const heads = logs.map(({ writer, lines, head, short }) => ({ writer, lines, head, short }));
  if (json) printJson({ version: 1, case: reading.id, dir, mode, intact, heads }, context);
  else {
    printLines(
      markedLines(mode, [
        [{ text: 'Imported ', tone: 'strong' }, { text: basename(dir) }],
        ...heads.map(
          ({ writer, lines, short }): Line => [
            { text: `  ${writer}  ` },
            { text: `${lines} lines  `, tone: 'dim', hang: true },
            { text: `head ${short}`, tone: 'accent' },
          ],
        ),
        [{ text: 'Hold the heads against those that you were told: tocsin verify --head HEAD', tone: 'dim' }],
        [{ text: `record  ${dir}`, tone: 'dim', hang: true }],
      ]),
      context,
    );
    warnOfProblems(reading.problems, context);
  }
  return intact ? exit.done : exit.no;
}
