import type { Instance } from '../../engine/event.ts';
import { type ExitCode, UsageError } from '../../errors.ts';
import { given } from '../../given.ts';
import type { CaseSession } from '../../session/case-session.ts';
import { keepJoining } from '../../session/join-playbook.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';
import { shelvesOf } from '../shelves-of.ts';

export async function run(
  [playbook]: [string],
  options: ActOptions & { step?: string; from?: string; reason?: string; playbooks?: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, async session => {
    const by = options.step === undefined ? undefined : switchAt(session, options.step);
    const joining = keepJoining(session, playbook, shelvesOf(context, options.playbooks), {
      by,
      from: options.from,
    });
    return [{ kind: 'switch-playbook', joining, ...given({ at: by?.at, reason: options.reason }) }];
  });
}

function switchAt(session: CaseSession, name: string) {
  const at: Instance = turnNamed(session, name);
  const step = session.playbook.steps[at.step];
  if (step?.kind === 'use' && step.mode === 'switch') return { at, step };
  throw new UsageError(`${name} does not switch to another playbook.`, 'Leave --step out to switch by hand.');
}
