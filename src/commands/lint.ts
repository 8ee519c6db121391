import { type ExitCode, exit } from '../errors.ts';
import { formatTime } from '../expression/values/time.ts';
import type { Severity } from '../playbook/diagnostic.ts';
import type { Context } from './command.ts';
import { lintTexts } from './lint/lint-texts.ts';
import { readTexts } from './lint/read-texts.ts';
import { reportOf } from './lint/report-of.ts';
import { type Format, targetsOf } from './lint/targets.ts';
import { writeReports } from './lint/write-reports.ts';
import { printLines } from './print-lines.ts';

interface Options {
  format?: Format[];
  output?: [number, string][];
  failOn?: Severity;
  stdinFilename?: string;
  ignores: boolean;
  explain?: string;
}

/** Says what is wrong with playbooks and what belongs to them; exit code 1 where something is as grave as `--fail-on`. */
export async function run([paths]: [string[]], options: Options, context: Context): Promise<ExitCode> {
  if (options.explain !== undefined) {
    const { explainRule } = await import('./lint/explain-rule.ts');
    printLines(explainRule(options.explain), context);
    return exit.done;
  }
  const targets = targetsOf(options.format ?? [], options.output ?? []);
  const texts = await readTexts(paths, options.stdinFilename, context);
  const today = formatTime(context.io.clock.now()).slice(0, 10);
  const findings = await lintTexts(texts, context.io.cwd, { ignores: options.ignores, today });
  const report = reportOf(findings, texts, options.failOn ?? 'error', context.io.cwd);
  await writeReports(report, targets, context);
  return findings.some(report.fails) ? exit.no : exit.done;
}
