import type { ExitCode } from '../errors.ts';
import { RealWorld } from '../session/real-world.ts';
import { welcome } from '../session/welcome.ts';
import { work } from '../session/work.ts';
import { openPrompter } from '../terminal/open-prompter.ts';
import type { Context } from './command.ts';
import { actorOf, caseDir, newestOpenDir, openToWrite } from './on-case.ts';
import { surroundingsOf } from './surroundings-of.ts';

export interface Options {
  answers?: string;
  playbooks?: string;
  acceptDamage?: boolean;
  json?: boolean;
}

export async function run(
  [named]: [string | undefined],
  options: Options,
  context: Context,
): Promise<ExitCode> {
  if (options.answers !== undefined) {
    const { playAnswers } = await import('./play-answers.ts');
    return playAnswers(context, caseDir(context, named), options.answers, options);
  }
  const { io, plain, color } = context;
  const prompter = openPrompter({ io, plain, color });
  try {
    const dir = named === undefined ? newestOpenDir(context) : caseDir(context, named);
    const session = openToWrite(context, dir, options);
    const around = await surroundingsOf(context, dir, options.playbooks);
    prompter.print(welcome(session, actorOf(context).name, around));
    return await work(session, prompter, around);
  } catch (error) {
    if (!(error instanceof RealWorld)) throw error;
    return (await import('./drill/run.ts')).openLive(options, context);
  } finally {
    prompter.close();
  }
}
