import { formatHead } from '../case/heads.ts';
import { isClosed } from '../engine/state.ts';
import { CaseFileError, type ExitCode, exit } from '../errors.ts';
import { Paused, type Prompter, TerminalGone } from '../terminal/prompter.ts';
import type { CaseSession } from './case-session.ts';
import { interact } from './interact.ts';

/**
 * One sitting at a case: from its first screen to the pause, the closing, or the terminal's end. The record is let go of
 * cleanly in each of them. Rethrows TerminalGone, after the record is safe.
 */
export async function work(session: CaseSession, prompter: Prompter): Promise<ExitCode> {
  try {
    await interact(session, prompter);
    letGo(session, 'closed');
    sayClosed(session, prompter);
    return exit.done;
  } catch (error) {
    if (error instanceof Paused) {
      letGo(session, 'paused');
      sayPaused(session, prompter);
      return session.store.unrecorded.length > 0 ? exit.unable : exit.paused;
    }
    if (error instanceof TerminalGone) letGo(session, error.signal);
    throw error;
  } finally {
    prompter.close();
  }
}

/** Where even this cannot be written, the record is as it was: the next session starts a log of its own. */
function letGo(session: CaseSession, why: string): void {
  try {
    session.end(why);
  } catch (error) {
    if (!(error instanceof CaseFileError)) throw error;
  }
}

function sayPaused({ store }: CaseSession, prompter: Prompter): void {
  const lost = store.unrecorded.length;
  prompter.print([
    lost === 0
      ? [{ text: 'Paused. ', tone: 'strong' }, { text: 'Everything is saved.' }]
      : [{ text: `Paused. ${lost} NOT recorded: what was entered last could not be written.`, tone: 'bad' }],
    [{ text: `  go on with  tocsin resume ${store.name}`, hang: true }],
    [{ text: `  the record  ${store.dir}`, tone: 'dim', hang: true }],
  ]);
}

function sayClosed(session: CaseSession, prompter: Prompter): void {
  const { store } = session;
  prompter.print([
    [
      { text: isClosed(session.state) ? 'Closed. ' : 'Ended. ', tone: 'strong' },
      { text: 'Keep the head outside this case: it proves the record later.' },
    ],
    ...Object.entries(store.heads()).map(([w, [seq, hash]]) => [
      { text: `  head  ${formatHead(hash, seq + 1)}`, tone: 'accent' as const },
      { text: `  ${w}`, tone: 'dim' as const },
    ]),
    [{ text: `  tocsin report ${store.name}`, hang: true }],
    [{ text: `  tocsin verify ${store.name} --head HEAD`, hang: true }],
  ]);
}
