import type { ExitCode } from '../../errors.ts';
import { UsageError } from '../../errors.ts';
import { given } from '../../given.ts';
import { digestOf, draftMessage } from '../../session/draft-message.ts';
import type { Context } from '../command.ts';
import { type ActOptions, answersGiven, occurredAt, perform, turnNamed } from './perform.ts';

export async function run(
  [step]: [string],
  options: ActOptions & {
    to?: string;
    by?: string;
    receipt?: string;
    text?: string;
    reason?: string;
    set?: string[];
    confirm?: string;
  },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const at = turnNamed(session, step);
    const notify = session.playbook.steps[at.step];
    if (notify?.kind !== 'notify')
      throw new UsageError(`${step} is not a notification.`, `\`tocsin done ${step}\` ends it.`);
    const text = options.text ?? draftMessage(session, notify);
    const { by = notify.by, receipt, reason, confirm } = options;
    return [
      {
        kind: 'send-notification',
        at,
        to: options.to ?? session.render(notify.to),
        text,
        digest: digestOf(text),
        answers: answersGiven(session, options.set),
        ...given({ by, receipt, reason, confirm }),
        ...occurredAt(session, options.at),
      },
    ];
  });
}
