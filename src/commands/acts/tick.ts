import type { ExitCode } from '../../errors.ts';
import { UsageError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import type { Context } from '../command.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';

export async function run(
  [step, entries]: [string, string[]],
  options: ActOptions & { na?: boolean; undo?: boolean; all?: boolean },
  context: Context,
): Promise<ExitCode> {
  return perform(context, options, session => {
    const at = turnNamed(session, step);
    const checklist = session.playbook.steps[at.step]?.checklist ?? [];
    if (checklist.length === 0) throw new UsageError(`${step} has no checklist.`);
    const wanted = options.all ? checklist : entries.map(entry => entryNamed(checklist, entry));
    const state = options.undo ? 'open' : options.na ? 'not-applicable' : 'done';
    if (wanted.length === 0)
      throw new UsageError('no entry was named.', 'Name entries by their number or text, or say --all.');
    return wanted.map(entry => ({
      kind: 'tick' as const,
      at,
      entry,
      state,
      ...occurredAt(session, options.at),
    }));
  });
}

/** An entry of the checklist by its number from 1, or by its text. */
function entryNamed(checklist: readonly string[], wanted: string): string {
  const numbered = checklist[Number(wanted) - 1];
  const found = checklist.find(entry => entry === wanted) ?? numbered;
  if (found !== undefined) return found;
  const meant = nearest(wanted, checklist);
  throw new UsageError(
    `the checklist has no entry "${wanted}".`,
    meant
      ? `Did you mean "${meant}"?`
      : `Its entries: ${checklist.map((text, index) => `${index + 1} ${text}`).join('; ')}.`,
  );
}
