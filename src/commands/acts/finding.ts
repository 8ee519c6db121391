import { type ExitCode, UsageError } from '../../errors.ts';
import type { CaseSession } from '../../session/case-session.ts';
import type { Context } from '../command.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';

export async function run(
  [words]: [string[]],
  options: ActOptions & { step?: string; question?: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const { step, question } = options;
    return [
      {
        kind: 'add-finding',
        text: words.join(' '),
        ...(step === undefined ? {} : { at: turnNamed(session, step) }),
        ...(question === undefined ? {} : { question: questionNamed(session, step, question) }),
        ...occurredAt(session, options.at),
      },
    ];
  });
}

/** A review's question by its number from 1. */
function questionNamed({ playbook }: CaseSession, name: string | undefined, number: string): string {
  const step = name === undefined ? undefined : playbook.steps[name];
  if (step?.kind !== 'review')
    throw new UsageError('--question is for a review.', 'Name its step: --step STEP');
  const question = step.questions[Number(number) - 1];
  if (question !== undefined) return question;
  throw new UsageError(
    `${step.id} has no question ${number}.`,
    `Its questions: ${step.questions.map((text, i) => `${i + 1} ${text}`).join('; ')}`,
  );
}
