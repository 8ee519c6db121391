import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { actorOf } from '../on-case.ts';
import { answersGiven } from '../performing/answers-given.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';

/** Whoever acts is who says yes, unless `--by` names somebody else who said it. */
export async function run(
  [step]: [string],
  options: ActOptions & {
    by?: string;
    authority?: string;
    reason?: string;
    set?: string[];
    confirm?: string;
    witness?: string;
  },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const { by = actorOf(context).name, authority, reason, confirm, witness } = options;
    return [
      {
        kind: 'give-approval',
        at: turnNamed(session, step),
        name: by,
        answers: answersGiven(session, options.set),
        ...given({ authority, reason, confirm, witness }),
        ...occurredAt(session, options.at),
      },
    ];
  });
}
