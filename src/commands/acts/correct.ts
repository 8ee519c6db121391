import { type ExitCode, RefusedError, UsageError } from '../../errors.ts';
import type { CaseSession } from '../../session/case-session.ts';
import { entryNamed } from '../../session/entry-named.ts';
import { parseOccurred } from '../../session/times.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform } from '../performing/perform.ts';

export async function run(
  [entry, field, value]: [string, string, string],
  options: ActOptions & { reason: string },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const of = entryNamed(session.store.records, entry);
    const { reason } = options;
    if (field === 'occurred') return [{ kind: 'correct', of, field, value: timeOf(value, session), reason }];
    refuseWhatIsNotThere(session, of, field);
    return [{ kind: 'correct', of, field, value, reason }];
  });
}

/** As the record writes times, so that a report can put the entry where it belongs. */
function timeOf(value: string, { now }: CaseSession): string {
  const occurred = parseOccurred(value, now);
  if ('error' in occurred) throw new UsageError(`occurred: ${occurred.error}`);
  return occurred.at;
}

function refuseWhatIsNotThere({ store }: CaseSession, of: string, field: string): void {
  const data = store.records.find(({ id }) => id === of)?.data ?? {};
  const texts = Object.entries(data).flatMap(([name, text]) => (typeof text === 'string' ? [name] : []));
  if (!texts.includes(field))
    throw new RefusedError(
      `this entry has no "${field}" to correct.`,
      `It has: ${[...texts, 'occurred'].join(', ')}.`,
    );
}
