import { type ExitCode, UsageError } from '../errors.ts';
import { openSession } from '../session/open-session.ts';
import { welcome } from '../session/welcome.ts';
import { work } from '../session/work.ts';
import { openPrompter } from '../terminal/open-prompter.ts';
import type { Context } from './command.ts';
import { actorOf, caseDir, casesDir, openCases, tool } from './on-case.ts';
import { playAnswers } from './play-answers.ts';

export interface Options {
  answers?: string;
  acceptDamage?: boolean;
  json?: boolean;
}

export async function run(
  [named]: [string | undefined],
  options: Options,
  context: Context,
): Promise<ExitCode> {
  if (options.answers !== undefined)
    return playAnswers(context, await caseDir(context, named), options.answers, options.json === true);
  const { io, plain, color } = context;
  const prompter = openPrompter({ io, plain, color });
  try {
    const dir = named === undefined ? await newestOpen(context) : await caseDir(context, named);
    const session = await openSession({
      dir,
      io,
      actor: actorOf(context),
      tool,
      acceptDamage: options.acceptDamage === true,
    });
    prompter.print(welcome(session, actorOf(context).name));
    return await work(session, prompter);
  } finally {
    prompter.close();
  }
}

/** With no name: the open case that was touched last. */
async function newestOpen(context: Context): Promise<string> {
  const folder = casesDir(context);
  const [newest] = await openCases(folder);
  if (!newest)
    throw new UsageError(
      `there is no open case in ${folder}.`,
      '`tocsin run` opens one; --cases says where to look.',
    );
  return newest.dir;
}
