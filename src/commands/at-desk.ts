import { type ExitCode, exit } from '../errors.ts';
import { Left } from '../session/asker.ts';
import { Desk } from '../session/desk.ts';
import { RealWorld } from '../session/real-world.ts';
import { realWorldLines, stopClock } from '../session/stop-clock.ts';
import { openPrompter } from '../terminal/open-prompter.ts';
import { Paused } from '../terminal/prompter.ts';
import type { Context } from './command.ts';
import { caseDir, openToWrite } from './on-case.ts';

/** One act that asks, at a terminal: opens the case, lets the person answer, lets go. Whoever turns back has recorded nothing. */
export async function atDesk(
  context: Context,
  options: { case?: string; acceptDamage?: boolean },
  act: (desk: Desk) => Promise<void>,
): Promise<ExitCode> {
  const { io, plain, color } = context;
  const prompter = openPrompter({ io, plain, color });
  try {
    const session = openToWrite(context, caseDir(context, options.case), options);
    try {
      session.settle();
      await act(new Desk(session, prompter, {}));
      return exit.done;
    } catch (error) {
      if (error instanceof RealWorld) {
        stopClock(session, 'real-world');
        prompter.print(realWorldLines(session));
      }
      throw error;
    } finally {
      session.end('one command');
    }
  } catch (error) {
    if (error instanceof RealWorld) {
      prompter.close();
      return await (await import('./drill/run.ts')).openLive({}, context);
    }
    if (!(error instanceof Left || error instanceof Paused)) throw error;
    prompter.print([[{ text: 'Nothing was recorded.', tone: 'warn' }]]);
    return exit.no;
  } finally {
    prompter.close();
  }
}
