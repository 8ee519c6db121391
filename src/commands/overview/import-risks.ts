import { resolve } from 'node:path';
import { type ExitCode, exit, UsageError } from '../../errors.ts';
import { readText } from '../../library/read-text.ts';
import { replaceFile } from '../../library/replace-file.ts';
import { readRisksCsv } from '../../overview/risks/risks-csv.ts';
import { writeRisk } from '../../workspace/write-risk.ts';
import type { Context } from '../command.ts';
import { printLines } from '../print-lines.ts';
import type { UsableWorkspace } from '../workspace-of.ts';

/** Takes a table of risks into tocsin.yaml, all of it or nothing. Those that it does not name stay, as do all assessments. */
export function importRisks(
  file: string | undefined,
  { workspace, path, text }: UsableWorkspace,
  context: Context,
): ExitCode {
  if (file === undefined)
    throw new UsageError('which table is taken in?', 'tocsin risks import register.csv');
  const read = readRisksCsv(textOf(file, context));
  if ('errors' in read) {
    const [first = '', ...others] = read.errors;
    throw new UsageError(
      `${file}, ${first}${others.length > 0 ? ` (and ${others.length} more)` : ''}.`,
      'Nothing was written. `tocsin risks --csv` shows what a table looks like.',
    );
  }
  const after = read.risks.reduce((written, risk) => {
    const known = workspace.risks.find(({ id }) => id === risk.id);
    return writeRisk(written, { ...risk, reviews: known?.reviews ?? [] });
  }, text);
  if (after !== text) replaceFile(resolve(context.io.cwd, path), { before: text, after });
  const count = read.risks.length === 1 ? '1 risk' : `${read.risks.length} risks`;
  printLines([[{ text: `Written to ${path}: `, tone: 'good' }, { text: `${count}.` }]], context);
  return exit.done;
}

function textOf(file: string, { io }: Context): string {
  try {
    return readText(resolve(io.cwd, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : (code ?? (error as Error).message)}.`,
      'Name a CSV file.',
    );
  }
}
