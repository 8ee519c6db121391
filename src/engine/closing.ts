import type { Agenda } from './agenda.ts';
import { type Deadline, isPressing } from './clocks/deadline.ts';
import type { Measure } from './measures.ts';
import type { OpenStep } from './open-steps.ts';

/** What stands between a case and its closing. Empty: it can close. */
export interface ClosingList {
  /** To be finished, or dropped with one reason for all. */
  open: OpenStep[];
  /** To be lifted, or kept with a reason. */
  measures: Measure[];
  /** To be told whether they ran. */
  unended: Agenda['unended'];
  /** To be met, decided, or acknowledged with a reason. */
  clocks: Deadline[];
  conflicts: Agenda['conflicts'];
  disputes: Agenda['disputes'];
  /** Logs that are not here: to be brought, or closed without, with a reason. */
  missing: string[];
}

/** Steps that are not open yet do not stand in the way: closing says that they are left undone. */
export function closingList(agenda: Agenda): ClosingList {
  return {
    open: agenda.open,
    measures: agenda.measures.filter(measure => measure.state === 'in-force'),
    unended: agenda.unended,
    clocks: agenda.clocks.filter(deadline => isPressing(deadline) && !deadline.acknowledged),
    conflicts: agenda.conflicts,
    disputes: agenda.disputes,
    missing: agenda.missing,
  };
}

/** True where nothing has to be done first. A log that is missing wants no more than a reason. */
export function canClose(list: ClosingList): boolean {
  const { open, measures, unended, clocks, conflicts, disputes } = list;
  return [open, measures, unended, clocks, conflicts, disputes].every(left => left.length === 0);
}
