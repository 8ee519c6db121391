import type { Recorded } from '../../engine/event.ts';
import type { Standing } from '../expectations.ts';
import { expectationsOf } from '../expectations.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { citation, type Played } from './played.ts';
import { type Reversal, reversalsIn } from './reversals.ts';
import { type Silence, silenceIn } from './silence.ts';

/** What the record of an exercise comes to, by itself. Times are drill time, in milliseconds; there is no total. */
export interface DrillMeasures {
  acknowledgement: Acknowledgement;
  /** Since the exercise began; each absent where it never came to it. */
  commander?: Moment;
  containment?: Moment;
  notification?: Moment;
  expectations: Standing[];
  /** Steps that were left out, steps that were let go when the exercise ended, and steps that came before their turn. */
  skipped: Recorded[];
  unfinished: Recorded[];
  outOfOrder: Recorded[];
  reversed: Reversal[];
  silence?: Silence;
  coverage: Coverage;
}

/** From the delivery of an inject until somebody took it in. */
export interface Acknowledgement {
  taken: number;
  /** Ids of injects that nobody took in. */
  untaken: string[];
  median?: number;
  longest?: { ms: number; inject: string; by: Recorded };
}

export interface Moment {
  ms: number;
  by: Recorded;
}

export function measuresOf(played: Played): DrillMeasures {
  const { scenario, drill, state, until } = played;
  const moments = {
    commander: momentOf(namesCommander(played), played),
    containment: momentOf(decidesContainment(played), played),
    notification: momentOf(({ type }) => type === 'notification.sent', played),
  };
  const silence = silenceIn(played);
  return {
    acknowledgement: acknowledgementOf(played),
    ...(moments.commander && { commander: moments.commander }),
    ...(moments.containment && { containment: moments.containment }),
    ...(moments.notification && { notification: moments.notification }),
    expectations: expectationsOf(scenario, drill, state, until),
    skipped: played.records.filter(({ type }) => type === 'step.skipped'),
    unfinished: played.records.filter(({ type }) => type === 'step.dropped'),
    outOfOrder: played.records.filter(isOutOfOrder),
    reversed: reversalsIn(state),
    ...(silence && { silence }),
    coverage: coverageOf(played),
  };
}

/** The entries that show what has become of an expectation: its inject, who took it in, and what met it or who judged it. */
export function citationsOf({ expectation, inject, at }: Standing, { drill, records }: Played): string[] {
  const { metBy, id } = expectation;
  const named = metBy.kind === 'step' ? metBy.step : metBy.kind === 'decision' ? metBy.decision : undefined;
  const judged = drill.judged.get(id);
  const meeting =
    at === undefined || judged
      ? undefined
      : records.find(
          record =>
            Date.parse(record.ts) === at &&
            (named === undefined ? record.type === 'milestone.set' || record.at : record.at?.step === named),
        );
  return [drill.delivered.get(inject), drill.acknowledged.get(inject), judged ?? meeting].flatMap(record =>
    record ? [citation(record)] : [],
  );
}

function acknowledgementOf({ drill }: Played): Acknowledgement {
  const waits = [...drill.delivered].flatMap(([inject, delivered]) => {
    const by = drill.acknowledged.get(inject);
    return by ? [{ inject, by, ms: Math.max(0, Date.parse(by.ts) - Date.parse(delivered.ts)) }] : [];
  });
  const sorted = waits.toSorted((a, b) => a.ms - b.ms);
  const [middle, longest] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted.at(-1)];
  return {
    taken: waits.length,
    untaken: [...drill.delivered.keys()].filter(id => !drill.acknowledged.has(id)),
    ...(middle && { median: middle.ms }),
    ...(longest && { longest }),
  };
}

function momentOf(isIt: (record: Recorded) => boolean, { records, drill }: Played): Moment | undefined {
  const by = records.find(record => !record.auto && isIt(record));
  return by && { ms: Math.max(0, Date.parse(by.ts) - drill.begin), by };
}

/** The role `commander`, else the first that the playbook wants filled, else its first. */
function namesCommander({ state }: Played): (record: Recorded) => boolean {
  const { roles } = state.playbook;
  const commander =
    roles.find(({ id }) => id === 'commander') ?? roles.find(({ required }) => required) ?? roles[0];
  return ({ type, data }) =>
    type === 'role.assigned' && commander !== undefined && data.role === commander.id && data.person !== null;
}

/** What is decided or approved in a phase of containment, or the first measure that contains. */
function decidesContainment({ state: { playbook } }: Played): (record: Recorded) => boolean {
  return record => {
    const step = record.at && playbook.steps[record.at.step];
    const phase = step && playbook.steps[step.phase];
    if ((record.type === 'step.completed' || record.type === 'command.ended') && record.data.measure)
      return true;
    const decides = record.type === 'decision.made' || record.type === 'approval.given';
    return decides && (step?.stage ?? phase?.stage) === 'containment';
  };
}

function isOutOfOrder(record: Recorded): boolean {
  switch (record.type) {
    case 'step.opened':
      return record.data.why === 'out-of-turn';
    case 'step.completed':
      return record.data.early === true;
    case 'needs.overridden':
      return true;
    default:
      return false;
  }
}
