import { isClosed } from '../../engine/state.ts';
import { type ExitCode, exit, InputNeededError, UsageError } from '../../errors.ts';
import { control } from '../../session/console/control.ts';
import { shellWord } from '../../shell-word.ts';
import { openPrompter } from '../../terminal/open-prompter.ts';
import { Paused, TerminalGone } from '../../terminal/prompter.ts';
import type { Context } from '../command.ts';
import { openExercise } from './open-exercise.ts';

interface Options {
  case?: string;
  acceptDamage?: boolean;
}

/** The controller's console, beside the players' terminal. Whoever leaves it leaves the exercise as it is. */
export async function run([named, ...more]: string[], options: Options, context: Context): Promise<ExitCode> {
  if (more.length > 0) throw new UsageError('one case is wanted.', 'tocsin drill console CASE');
  const { io, plain, color } = context;
  const { session, scenario } = await openExercise(context, named ?? options.case, options);
  const prompter = openPrompter({ io, plain, color });
  let why = 'left the console';
  try {
    await control(session, scenario, prompter);
  } catch (error) {
    if (error instanceof TerminalGone) why = error.signal;
    if (error instanceof InputNeededError) why = 'the input ended';
    if (!(error instanceof Paused)) throw error;
  } finally {
    session.end(why);
    prompter.close();
  }
  const lost = session.store.unrecorded.length;
  const name = shellWord(session.store.name);
  io.stdout.write(
    lost > 0
      ? `${lost} NOT recorded: what was entered last could not be written.\n`
      : isClosed(session.state)
        ? `The exercise is over. Its after-action report:\n  tocsin drill aar ${name} --out aar.html\n`
        : `The exercise goes on without you. Back to it:\n  tocsin drill console ${name}\n`,
  );
  return lost > 0 ? exit.unable : exit.done;
}
