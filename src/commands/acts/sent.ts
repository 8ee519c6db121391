import type { ExitCode } from '../../errors.ts';
import { UsageError } from '../../errors.ts';
import { given } from '../../given.ts';
import { digestOf, draftMessage, recipientOf } from '../../session/draft-message.ts';
import type { Context } from '../command.ts';
import { answersGiven } from '../performing/answers-given.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';

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
    witness?: string;
    authority?: string;
  },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const at = turnNamed(session, step);
    const notify = session.playbook.steps[at.step];
    if (notify?.kind !== 'notify')
      throw new UsageError(
        `${step} is not a notification.`,
        '`tocsin status` shows what is open, `tocsin show` what each step is.',
      );
    const text = options.text ?? draftMessage(session, notify, at);
    const { by, receipt, reason, confirm, witness, authority } = options;
    const to = options.to ?? recipientOf(session, notify, at);
    if (to === undefined)
      throw new UsageError(
        'to whom was it sent?',
        `The playbook says: ${session.render(notify.to, at)}. Name them: --to NAME`,
      );
    return [
      {
        kind: 'send-notification',
        at,
        to,
        text,
        digest: digestOf(text),
        answers: answersGiven(session, options.set),
        ...given({ by, receipt, reason, confirm, witness, authority }),
        ...occurredAt(session, options.at),
      },
    ];
  });
}
