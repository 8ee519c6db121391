import type { CommandEnd } from '../../engine/event.ts';
import { turnOf, unendedStarts } from '../../engine/slot.ts';
import { type ExitCode, UsageError } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { answersGiven } from '../performing/answers-given.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';

interface Options extends ActOptions {
  exit?: string;
  unknown?: boolean;
  notRun?: boolean;
  reason?: string;
  set?: string[];
  confirm?: string;
  witness?: string;
  authority?: string;
}

/** A start of that step without an end is what it tells of; else it was run by hand. */
export async function run([step]: [string], options: Options, context: Context): Promise<ExitCode> {
  const told = toldEnd(options);
  return perform(context, options, session => {
    const at = turnNamed(session, step);
    const [started] = unendedStarts(turnOf(session.state.walk.slot(at), at.redo));
    const { reason, confirm, witness, authority } = options;
    return [
      {
        kind: 'end-command',
        at,
        end: { ...given({ started: started?.id }), ...told },
        answers: answersGiven(session, options.set),
        ...occurredAt(session, options.at),
        ...given({ reason, confirm, witness, authority }),
      },
    ];
  });
}

function toldEnd({ exit, unknown, notRun }: Options): CommandEnd {
  const said = [exit !== undefined, unknown === true, notRun === true].filter(Boolean);
  if (said.length !== 1)
    throw new UsageError('how did it end?', 'Say one of --exit CODE, --unknown and --not-run.');
  if (unknown) return { told: true, result: 'unknown' };
  if (notRun) return { told: true, result: 'not-run' };
  if (!/^\d{1,10}$/.test(exit ?? '')) throw new UsageError(`--exit ${exit}: an exit code is a number.`);
  return { told: true, result: 'exited', exit: Number(exit) };
}
