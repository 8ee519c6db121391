import { offerFor } from '../../engine/offers.ts';
import { type ExitCode, RefusedError, UsageError } from '../../errors.ts';
import { parseDeadline, stepTold, takeHandover } from '../../session/acts/handover.ts';
import { atDesk } from '../at-desk.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform } from '../performing/perform.ts';

interface Options extends ActOptions {
  deadline?: string;
  step?: string;
}

export async function run(_: [], options: Options, context: Context): Promise<ExitCode> {
  const { deadline, step } = options;
  if (deadline === undefined && step === undefined) return atDesk(context, options, takeHandover);
  if (deadline === undefined || step === undefined) {
    throw new UsageError(
      'a hand-over is taken by reading back both.',
      'Give --deadline and --step, each as it stands in the brief or none; or neither, and be asked.',
    );
  }
  return perform(context, options, session => {
    const offer = offerFor(session.person, session.state);
    if (!offer)
      throw new RefusedError(
        'There is no hand-over to take.',
        'Whoever leaves offers it: tocsin handover --to NAME',
      );
    const told = parseDeadline(deadline, session);
    if ('error' in told) throw new UsageError(`--deadline: ${told.error}`);
    return [
      {
        kind: 'take-handover',
        by: session.person,
        offer: offer.id,
        deadline: told.at,
        step: stepTold(step),
        heads: session.store.heads(),
      },
    ];
  });
}
