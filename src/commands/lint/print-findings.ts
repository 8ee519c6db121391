import { resolve } from 'node:path';
import { readText } from '../../library/read-text.ts';
import { jsonReport } from '../../lint/reporters/json.ts';
import { prettyReport, prettySummary } from '../../lint/reporters/pretty.ts';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { displayJson } from '../../terminal/display.ts';
import type { Context } from '../command.ts';
import { printLines } from '../print-lines.ts';

/** Prints findings as a person or a program wants them. `texts` are those that were linted, by their file. */
export function printFindings(
  findings: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  format: 'pretty' | 'json',
  context: Context,
): void {
  if (format === 'json') {
    context.io.stdout.write(displayJson(jsonReport(findings, texts.size)));
    return;
  }
  const textOf = (file: string) => texts.get(file) ?? textOrNothing(resolve(context.io.cwd, file));
  printLines([...prettyReport(findings, textOf), prettySummary(findings, texts.size)], context);
}

/** A fragment that a finding is about, though it was not asked to be linted. */
function textOrNothing(path: string): string | undefined {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
}
