import type { Recorded } from '../../engine/event.ts';
import { type ExitCode, exit } from '../../errors.ts';
import { endExercise, usualReason } from '../../session/end-exercise.ts';
import { closedLines } from '../../session/screens/closed.ts';
import { entryLine } from '../../session/screens/entry-line.ts';
import { markedLines } from '../../session/screens/mode.ts';
import type { Context } from '../command.ts';
import { printJson } from '../print-json.ts';
import { printLines } from '../print-lines.ts';
import { oneAtMost } from './one-at-most.ts';
import { openExercise } from './open-exercise.ts';

interface Options {
  case?: string;
  acceptDamage?: boolean;
  reason?: string;
  json?: boolean;
}

/** Ends an exercise for everybody: what is open is let go, with one reason, and the case is closed. */
export async function run(words: string[], options: Options, context: Context): Promise<ExitCode> {
  const { session } = await openExercise(context, oneAtMost(words) ?? options.case, options);
  const recorded: Recorded[] = [];
  try {
    session.settle();
    const why = options.reason?.trim() || usualReason;
    await endExercise(session, why, more => recorded.push(...more));
  } finally {
    session.end('one command');
  }
  const { playbook, now } = session;
  if (options.json) {
    const shown = recorded.map(({ w, seq, id, type }) => ({ w, seq, id, type }));
    printJson({ version: 1, case: session.store.id, mode: 'drill', recorded: shown }, context);
  } else
    printLines(
      markedLines('drill', [
        ...recorded.map(record => entryLine(record, playbook, (text, at) => session.render(text, at), now)),
        ...closedLines(session),
      ]),
      context,
    );
  return exit.done;
}
