import type { ExitCode } from '../../errors.ts';
import { InputNeededError } from '../../errors.ts';
import type { Context } from '../command.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';
import { readPiped } from '../read-piped.ts';

export async function run(
  [words]: [string[]],
  options: ActOptions & { step?: string; privileged?: boolean },
  context: Context,
): Promise<ExitCode> {
  const { io } = context;
  const text = words.length > 0 ? words.join(' ') : await readPiped(io.stdin);
  if (text === undefined)
    throw new InputNeededError('there is no text for the note.', 'Give it as words, or pipe it in.');
  return perform(context, options, session => [
    {
      kind: 'add-note',
      text: text.trimEnd(),
      ...(options.privileged ? { privileged: true } : {}),
      ...(options.step === undefined ? {} : { at: turnNamed(session, options.step) }),
      ...occurredAt(session, options.at),
    },
  ]);
}
