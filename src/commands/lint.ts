import { type ExitCode, exit, UsageError } from '../errors.ts';
import { formatTime } from '../expression/values/time.ts';
import type { Severity } from '../playbook/diagnostic.ts';
import type { Context } from './command.ts';
import type { Fixed } from './lint/fix-texts.ts';
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
  threads?: string;
  fix?: true;
  dryRun?: true;
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
  checkFixing(options, paths);
  const threads = threadsOf(options.threads);
  const { cwd } = context.io;
  const today = formatTime(context.io.clock.now()).slice(0, 10);
  const manner = { ignores: options.ignores, today };
  let texts = await readTexts(paths, options.stdinFilename, context);
  if (options.fix) {
    const { fixTexts, writeFixed } = await import('./lint/fix-texts.ts');
    const { changed, fixed } = await fixTexts(texts, cwd, manner, threads);
    if (options.dryRun) return showFixes(changed, context);
    writeFixed(changed, cwd);
    sayFixed(changed.length, fixed, context);
    texts = new Map([...texts, ...changed.map(({ file, after }): [string, string] => [file, after])]);
  }
  const findings = await lintTexts(texts, cwd, manner, threads);
  const report = reportOf(findings, texts, options.failOn ?? 'error', cwd);
  await writeReports(report, targets, context);
  return findings.some(report.fails) ? exit.no : exit.done;
}

function threadsOf(written: string | undefined): number | undefined {
  if (written === undefined || /^[1-9]\d?$/.test(written))
    return written === undefined ? undefined : Number(written);
  throw new UsageError(`--threads cannot be \`${written}\`.`, 'Write a number from 1 to 99.');
}

function checkFixing({ fix, dryRun }: Options, paths: readonly string[]): void {
  if (dryRun && !fix)
    throw new UsageError('--dry-run shows what --fix would write.', 'Give both, or neither.');
  if (fix && paths.includes('-'))
    throw new UsageError('--fix cannot write to standard input.', 'Name the file.');
}

/** Exit code 1 where anything would be written, as for a check. */
async function showFixes(changed: readonly Fixed[], context: Context): Promise<ExitCode> {
  const { printDiff } = await import('./print-diff.ts');
  for (const one of changed) printDiff(one, context);
  return changed.length > 0 ? exit.no : exit.done;
}

function sayFixed(files: number, fixed: number, context: Context): void {
  if (fixed === 0) return;
  const text = `mended ${fixed} ${fixed === 1 ? 'finding' : 'findings'} in ${files} ${files === 1 ? 'file' : 'files'}`;
  printLines([[{ text, tone: 'good' }]], context, context.io.stderr);
}
