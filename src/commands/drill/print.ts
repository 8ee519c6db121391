import { join, resolve } from 'node:path';
import { realDisk } from '../../case/disk.ts';
import { makeFolders } from '../../case/make-folder.ts';
import { planDocument } from '../../drill/papers/plan-document.ts';
import { playerHandout } from '../../drill/papers/player-handout.ts';
import type { Scenario } from '../../drill/scenario.ts';
import { type ExitCode, exit, UsageError } from '../../errors.ts';
import type { ReportDocument } from '../../report/document/section.ts';
import type { Context } from '../command.ts';
import { namedScenario, soundScenario } from './sound-scenario.ts';
import { type PaperOptions, writePaper } from './write-paper.ts';

type Options = PaperOptions & { playbooks?: string; controller?: true };

/**
 * Writes a hand-out for paper: a player's, for the role that `--role` names, or the controller's. Into a folder, named with a slash at
 * its end, all of them.
 */
export async function run(words: string[], options: Options, context: Context): Promise<ExitCode> {
  const { path, text } = namedScenario(words, options, context);
  const { scenario } = soundScenario(path, text, undefined, context);
  const { controller = false, out = '' } = options;
  if (/[/\\]$/.test(out) && !controller && context.role === undefined) {
    await writeAll(scenario, { ...options, out }, context);
    return exit.done;
  }
  await writePaper(handout(scenario, controller, context.role), options, context);
  return exit.done;
}

/** One page for each role, and the controller's. */
async function writeAll(
  scenario: Scenario,
  { out, format = 'html' }: Options & { out: string },
  context: Context,
) {
  makeFolders(realDisk, resolve(context.io.cwd, out));
  const papers = new Map([
    ...scenario.roles.map((role): [string, ReportDocument] => [role.id, playerHandout(scenario, role)]),
    ['controller', planDocument(scenario, 'Controller hand-out')],
  ]);
  for (const [name, document] of papers)
    await writePaper(document, { format, out: join(out, `${name}.${format}`) }, context);
}

function handout(scenario: Scenario, controller: boolean, named: string | undefined): ReportDocument {
  if (controller && named === undefined) return planDocument(scenario, 'Controller hand-out');
  const role = scenario.roles.find(({ id }) => id === named);
  if (role && !controller) return playerHandout(scenario, role);
  const roles = scenario.roles.map(({ id }) => id).join(', ') || 'none';
  throw new UsageError(
    named === undefined || controller
      ? 'a hand-out is for one: a role, or the controller.'
      : `the scenario has no role \`${named}\`.`,
    `Give --role and one of its roles (${roles}), or --controller; or --out handouts/ for all of them.`,
  );
}
