import { resolve } from 'node:path';
import { type ExitCode, exit, UsageError } from '../errors.ts';
import { replaceFile } from '../library/replace-file.ts';
import { formatText } from '../lint/format/format-text.ts';
import { kindOfFile } from '../lint/kind-of-file.ts';
import { prettyReport } from '../lint/reporters/pretty.ts';
import type { Diagnostic } from '../playbook/diagnostic.ts';
import type { Context } from './command.ts';
import { readTexts } from './lint/read-texts.ts';
import { printLines } from './print-lines.ts';

interface Options {
  check?: true;
}

/** Puts files into the one layout, or with `--check` says which are in another; exit code 1 then, and where one cannot be read. */
export async function run([paths]: [string[]], { check }: Options, context: Context): Promise<ExitCode> {
  if (paths.includes('-') && paths.length > 1)
    throw new UsageError('standard input is formatted alone.', 'Name files, or - by itself.');
  const texts = await readTexts(paths, undefined, context);
  const results = Array.from(texts, ([file, before]) => ({ file, before, ...format(before, file) }));
  const refused = results.flatMap(({ findings }) => findings);
  printLines(
    prettyReport(refused, file => texts.get(file)),
    context,
    context.io.stderr,
  );
  const changed = results.filter(({ before, text }) => text !== undefined && text !== before);
  for (const { file, before, text: after = before } of check || paths.includes('-') ? [] : changed)
    replaceFile(resolve(context.io.cwd, file), { before, after });
  if (paths.includes('-') && !check) context.io.stdout.write(results.map(({ text = '' }) => text).join(''));
  else
    printLines(
      changed.map(({ file }) => [{ text: check ? `${file} is laid out otherwise` : file }]),
      context,
    );
  return refused.length > 0 || (check && changed.length > 0) ? exit.no : exit.done;
}

function format(text: string, file: string): { text?: string; findings: Diagnostic[] } {
  const kind = kindOfFile(text);
  if (kind === undefined)
    throw new UsageError(
      `${file} is no playbook, nor what belongs to one.`,
      '`tocsin lint` says how they begin.',
    );
  if (text.includes('\ufffd'))
    throw new UsageError(
      `${file} is not all UTF-8: formatting would lose what it cannot read.`,
      'Save it as UTF-8 first.',
    );
  const result = formatText(text, file, kind);
  return 'findings' in result ? result : { ...result, findings: [] };
}
