import { type ExitCode, exit, UsageError } from '../errors.ts';
import { assessedRisks } from '../overview/risks/assessed-risk.ts';
import { riskLines } from '../overview/risks/risk-lines.ts';
import { risksCsv } from '../overview/risks/risks-csv.ts';
import type { Context } from './command.ts';
import { importRisks } from './overview/import-risks.ts';
import { monthsOf } from './overview/months-of.ts';
import { readCases } from './overview/read-cases.ts';
import { type Assessment, reviewRisks } from './overview/review-risks.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';
import { type UsableWorkspace, workspaceOf } from './workspace-of.ts';

type Options = Assessment & { months?: string; csv?: true; json?: true };

/** Draws the risk register beside what cases and drills say of it, or goes through it with a person. */
export async function run(
  [act = 'list', id]: [string | undefined, string | undefined],
  options: Options,
  context: Context,
): Promise<ExitCode> {
  const workspace = registerOf(context);
  const settings = { now: context.io.clock.now(), months: monthsOf(options.months) };
  const risks = () => assessedRisks(registerOf(context).workspace.risks, readCases(context), settings);
  switch (act) {
    case 'list':
      if (options.csv) context.io.stdout.write(risksCsv(workspace.workspace.risks));
      else if (options.json) printJson({ version: 1, risks: risks() }, context, 2);
      else if (workspace.workspace.risks.length === 0) printLines(none(workspace), context);
      else printLines(riskLines(risks()), context);
      return exit.done;
    case 'review':
      return reviewRisks({ id, risks, workspace }, options, context);
    case 'import':
      return importRisks(id, workspace, context);
    default:
      throw new UsageError(`"${act}" is nothing to do with risks.`, 'It is list, review or import.');
  }
}

function registerOf(context: Context): UsableWorkspace {
  const workspace = workspaceOf(context);
  if (workspace) return workspace;
  throw new UsageError(
    'there is no risk register: no tocsin.yaml here or above.',
    '`tocsin init` writes one; its `risks:` is the register.',
  );
}

function none({ path }: UsableWorkspace) {
  return [
    [
      { text: `${path} names no risks yet. `, tone: 'dim' as const },
      { text: '`tocsin risks review ID` writes the first: ransomware, for example.', hang: true },
    ],
  ];
}
