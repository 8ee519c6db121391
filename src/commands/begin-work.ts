import type { ExitCode } from '../errors.ts';
import type { CaseSession } from '../session/case-session.ts';
import { welcome } from '../session/welcome.ts';
import { work } from '../session/work.ts';
import type { Line } from '../terminal/line.ts';
import type { Prompter } from '../terminal/prompter.ts';
import type { Context } from './command.ts';
import { actorOf } from './on-case.ts';
import { shelvesOf } from './shelves-of.ts';
import { workspaceOf } from './workspace-of.ts';

/** Works at a terminal on a case that was opened just now. `briefing` stands between the welcome and the first step. */
export async function beginWork(
  session: CaseSession,
  prompter: Prompter,
  { playbooks, briefing = [] }: { playbooks: string | undefined; briefing?: Line[] },
  context: Context,
): Promise<ExitCode> {
  const around = {
    workspace: workspaceOf(context)?.workspace,
    shelves: shelvesOf(context, playbooks),
  };
  prompter.print(welcome(session, actorOf(context).name, around));
  if (briefing.length > 0) prompter.print(briefing);
  return await work(session, prompter, around);
}
