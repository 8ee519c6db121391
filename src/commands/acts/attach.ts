import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import { keepJoining } from '../../session/join-playbook.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { shelvesOf } from '../shelves-of.ts';

export async function run(
  [playbook]: [string],
  options: ActOptions & { reason?: string; from?: string; playbooks?: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, async session => {
    const joining = keepJoining(session, playbook, shelvesOf(context, options.playbooks), {
      from: options.from,
    });
    return [{ kind: 'attach-playbook', joining, ...given({ reason: options.reason }) }];
  });
}
