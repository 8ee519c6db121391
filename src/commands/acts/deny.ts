import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { actorOf } from '../on-case.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';

/** Whoever acts is who says no, unless `--by` names somebody else who said it. */
export async function run(
  [step]: [string],
  options: ActOptions & { by?: string; authority?: string; reason: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const { by = actorOf(context).name, authority, reason } = options;
    return [
      {
        kind: 'deny-approval',
        at: turnNamed(session, step),
        name: by,
        reason,
        ...given({ authority }),
        ...occurredAt(session, options.at),
      },
    ];
  });
}
