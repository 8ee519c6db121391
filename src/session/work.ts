import { drillOf } from '../drill/drill-state.ts';
import { type ExitCode, exit, InputNeededError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';
import { Paused, type Prompter, TerminalGone } from '../terminal/prompter.ts';
import type { CaseSession } from './case-session.ts';
import { interact } from './interact.ts';
import { RealWorld } from './real-world.ts';
import { closedLines } from './screens/closed.ts';
import { realWorldLines, stopClock } from './stop-clock.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * One sitting at a case: from its first screen to the pause, the closing, or the terminal's end. The record is let go of
 * cleanly in each of them. Rethrows TerminalGone, after the record is safe.
 */
export async function work(
  session: CaseSession,
  prompter: Prompter,
  around: Surroundings = {},
): Promise<ExitCode> {
  try {
    await interact(session, prompter, around);
    session.end('closed');
    prompter.print(closedLines(session));
    return exit.done;
  } catch (error) {
    if (error instanceof Paused) {
      holdSolo(session);
      session.end('paused');
      sayPaused(session, prompter);
      return session.store.unrecorded.length > 0 ? exit.unable : exit.paused;
    }
    if (error instanceof RealWorld) {
      stopClock(session, 'real-world');
      session.end('real world');
      prompter.print(realWorldLines(session));
    }
    if (error instanceof TerminalGone) session.end(error.signal);
    if (error instanceof InputNeededError) {
      session.end('the input ended');
      throw new InputNeededError(
        error.message,
        `The case is saved and open: tocsin resume ${shellWord(session.store.name)}`,
      );
    }
    throw error;
  } finally {
    prompter.close();
  }
}

/** Where nobody else is there, whoever goes stops the clock. */
function holdSolo(session: CaseSession): void {
  const drill = drillOf(session.state.exercise);
  if (drill?.started.data.solo && !drill.paused) stopClock(session, 'pause');
}

function sayPaused({ store }: CaseSession, prompter: Prompter): void {
  const lost = store.unrecorded.length;
  prompter.print([
    lost === 0
      ? [{ text: 'Paused. ', tone: 'strong' }, { text: 'Everything is saved.' }]
      : [{ text: `Paused. ${lost} NOT recorded: what was entered last could not be written.`, tone: 'bad' }],
    [{ text: `  go on with  tocsin resume ${shellWord(store.name)}`, hang: true }],
    [{ text: `  the record  ${store.dir}`, tone: 'dim', hang: true }],
  ]);
}
