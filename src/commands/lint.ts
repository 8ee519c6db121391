import { type ExitCode, exit } from '../errors.ts';
import type { Severity } from '../playbook/diagnostic.ts';
import type { Context } from './command.ts';
import { lintTexts } from './lint/lint-texts.ts';
import { printFindings } from './lint/print-findings.ts';
import { readTexts } from './lint/read-texts.ts';
import { printLines } from './print-lines.ts';

interface Options {
  format?: 'pretty' | 'json';
  failOn?: Severity;
  stdinFilename?: string;
  explain?: string;
}

/** Says what is wrong with playbooks and what belongs to them; exit code 1 where something is as grave as `--fail-on`. */
export async function run([paths]: [string[]], options: Options, context: Context): Promise<ExitCode> {
  if (options.explain !== undefined) {
    const { explainRule } = await import('./lint/explain-rule.ts');
    printLines(explainRule(options.explain), context);
    return exit.done;
  }
  const texts = await readTexts(paths, options.stdinFilename, context);
  const findings = await lintTexts(texts, context.io.cwd);
  printFindings(findings, texts, options.format ?? 'pretty', context);
  return findings.some(({ severity }) => gravity[severity] >= gravity[options.failOn ?? 'error'])
    ? exit.no
    : exit.done;
}

const gravity: Record<Severity, number> = { error: 3, warning: 2, info: 1 };
