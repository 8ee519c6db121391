import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { answersGiven } from '../performing/answers-given.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';

export async function run(
  [step, option]: [string, string],
  options: ActOptions & {
    reason?: string;
    authority?: string;
    set?: string[];
    confirm?: string;
    witness?: string;
  },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const { reason, authority, confirm, witness } = options;
    return [
      {
        kind: 'choose-option',
        at: turnNamed(session, step),
        option,
        answers: answersGiven(session, options.set),
        ...occurredAt(session, options.at),
        ...given({ reason, authority, confirm, witness }),
      },
    ];
  });
}
