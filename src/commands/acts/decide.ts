import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { type ActOptions, answersGiven, occurredAt, perform, turnNamed } from './perform.ts';

export async function run(
  [step, option]: [string, string],
  options: ActOptions & { reason?: string; authority?: string; set?: string[]; confirm?: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const { reason, authority, confirm } = options;
    return [
      {
        kind: 'choose-option',
        at: turnNamed(session, step),
        option,
        answers: answersGiven(session, options.set),
        ...occurredAt(session, options.at),
        ...given({ reason, authority, confirm }),
      },
    ];
  });
}
