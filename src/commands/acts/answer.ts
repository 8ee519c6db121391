import { openSteps } from '../../engine/open-steps.ts';
import type { ExitCode } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { answersGiven } from '../performing/answers-given.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';

export async function run([sets]: [string[]], options: ActOptions, context: Context): Promise<ExitCode> {
  return perform(context, options, session =>
    Object.entries(answersGiven(session, sets)).map(([name, value]) => ({
      kind: 'set-input' as const,
      ...given({ at: openSteps(session.state).find(open => open.step.asks.includes(name))?.at }),
      name,
      value,
      ...occurredAt(session, options.at),
    })),
  );
}
