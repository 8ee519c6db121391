import type { Recorded } from '../engine/event.ts';
import { UsageError } from '../errors.ts';

/** The id of an entry that a person names by its id, by `#5`, or by `dana#5` where several logs have one of that number. */
export function entryNamed(records: readonly Recorded[], named: string): string {
  const [, writer = '', number] = /^(.*)#(\d+)$/.exec(named) ?? [];
  const fitting = records.filter(
    r => r.id === named || (number !== undefined && r.seq === Number(number) && r.w.startsWith(writer)),
  );
  const [only, ...others] = fitting;
  if (!only)
    throw new UsageError(`there is no entry "${named}".`, '`tocsin log` shows the number of each, as in #5.');
  if (others.length > 0) {
    throw new UsageError(
      `"${named}" is in ${fitting.length} logs.`,
      `Write ${fitting.map(r => `${r.w}#${r.seq}`).join(' or ')}.`,
    );
  }
  return only.id;
}
