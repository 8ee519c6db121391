import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { type ActOptions, answersGiven, occurredAt, perform, turnNamed } from './perform.ts';

export async function run(
  [step]: [string],
  options: ActOptions & { reason?: string; set?: string[]; confirm?: string; early?: boolean },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const at = turnNamed(session, step);
    const answers = answersGiven(session, options.set);
    const { reason, confirm, early } = options;
    return [
      {
        kind: 'complete-step',
        at,
        answers,
        ...occurredAt(session, options.at),
        ...given({ reason, confirm }),
        ...(early ? { early } : {}),
      },
    ];
  });
}
