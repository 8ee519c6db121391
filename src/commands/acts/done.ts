import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { answersGiven } from '../performing/answers-given.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';

export async function run(
  [step]: [string],
  options: ActOptions & {
    reason?: string;
    set?: string[];
    confirm?: string;
    witness?: string;
    authority?: string;
    early?: boolean;
  },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const at = turnNamed(session, step);
    const answers = answersGiven(session, options.set);
    const { reason, confirm, witness, authority, early } = options;
    return [
      {
        kind: 'complete-step',
        at,
        answers,
        ...occurredAt(session, options.at),
        ...given({ reason, confirm, witness, authority }),
        ...(early ? { early } : {}),
      },
    ];
  });
}
