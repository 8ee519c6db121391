import type { Deadline } from '../../engine/clocks/deadline.ts';
import type { Recorded } from '../../engine/event.ts';
import { readMilestone, readSeverity } from '../../engine/state.ts';
import { standardMilestones } from '../../playbook/milestones.ts';
import type { Step } from '../../playbook/playbook.ts';
import { type Area, areaOf, type ClosedCase, type DraftedExpectation } from './drafted.ts';
import { oneLine } from './one-line.ts';
import { atLength } from './pacing.ts';
import { titleOf, turnsOf } from './turns.ts';

/** What the team did, as what is expected of those who play: within the time that it took. */
export function done(closed: ClosedCase, deadlines: readonly Deadline[]): DraftedExpectation[] {
  return [...steps(closed), ...milestones(closed), ...metDeadlines(closed, deadlines), ...severity(closed)];
}

function steps(closed: ClosedCase): DraftedExpectation[] {
  return turnsOf(closed, isWork).flatMap((turns): DraftedExpectation[] => {
    const {
      step,
      opened,
      endings: [first],
    } = turns;
    const area = areaOf(closed.state.playbook, step);
    if (!area || !first) return [];
    return [
      {
        id: step.id,
        area,
        from: opened,
        done: closed.since(first),
        critical: step.critical,
        metBy: closed.played.steps[step.id] ? { step: step.id, state: 'completed' } : 'manual',
        text: titleOf(closed, turns),
      },
    ];
  });
}

/** What holds others, only waits, calls or looks back is nobody's work; questions are asked by injects. */
function isWork({ kind }: Step): boolean {
  return kind === 'task' || kind === 'run' || kind === 'notify' || kind === 'lift';
}

/** Those that somebody recorded while the case went on. */
function milestones({ state, played, records, since }: ClosedCase): DraftedExpectation[] {
  const known = new Set([...standardMilestones, ...played.milestones]);
  const told = new Set(records);
  return [...state.milestones.keys()].flatMap((name): DraftedExpectation[] => {
    const reading = readMilestone(state, name);
    if (reading.kind !== 'set' || notReached.has(name) || !told.has(reading.by)) return [];
    const at = Math.max(0, Date.parse(reading.by.ts) - Date.parse(state.openings[0]?.ts ?? ''));
    return [
      {
        id: `reached-${name}`,
        area: areas[name] ?? areaOfMark(state.playbook, name),
        from: 0,
        done: Math.max(at, since(reading.by)),
        critical: false,
        metBy: known.has(name) ? { milestone: name } : 'manual',
        text: `Records the milestone ${name}`,
        ofAll: true,
      },
    ];
  });
}

const notReached: ReadonlySet<string> = new Set(['opened', 'occurred', 'closed']);

const areas: Record<string, Area> = {
  detected: 'detection',
  aware: 'detection',
  contained: 'containment',
  eradicated: 'eradication',
  recovered: 'recovery',
};

function areaOfMark(playbook: ClosedCase['state']['playbook'], name: string): Area {
  const marking = Object.values(playbook.steps).find(step => step.marks.includes(name));
  return (marking && areaOf(playbook, marking)) ?? 'coordination';
}

/** Deadlines that were met, by the step that met them where one did. */
function metDeadlines(closed: ClosedCase, deadlines: readonly Deadline[]): DraftedExpectation[] {
  const { state, played, records, since, say } = closed;
  return deadlines.flatMap(({ clock, met, due, anchor, margin }): DraftedExpectation[] => {
    const by = met === undefined ? undefined : records.find(record => meets(record, clock.id));
    if (!by) return [];
    const step = by.at?.step ?? '';
    const opened = Date.parse(state.openings[0]?.ts ?? '');
    const limit = due === undefined || anchor === undefined ? '' : ` within ${atLength(due - anchor)}`;
    const spare =
      margin === undefined
        ? ''
        : margin < 0
          ? `, then ${atLength(-margin)} too late`
          : `, then with ${atLength(margin)} left`;
    return [
      {
        id: `deadline-${clock.id}`,
        area: 'communication',
        from: Math.max(0, (anchor ?? opened) - opened),
        done: since(by),
        critical: true,
        metBy: played.steps[step] && by.type !== 'clock.met' ? { step, state: 'completed' } : 'manual',
        text: `Meets the deadline ${say(clock.title)}${limit}${spare}`,
      },
    ];
  });
}

function meets({ type, data }: Recorded, clock: string): boolean {
  if (type === 'clock.met') return data.clock === clock && !data.withdrawn;
  return 'meets' in data && data.meets?.includes(clock) === true;
}

/** No mark shows it: a controller judges. */
function severity({ state, records, since, cover }: ClosedCase): DraftedExpectation[] {
  const reading = readSeverity(state);
  if (reading.kind !== 'set' || !records.includes(reading.by)) return [];
  const { by, value } = reading;
  const why = by.type === 'severity.set' && by.data.reason !== undefined ? cover(by.data.reason) : undefined;
  const text = `Says how grave it is; then it was ${value}${why === undefined ? '' : `, for ${oneLine(why)}`}`;
  return [
    {
      id: 'severity',
      area: 'coordination',
      from: 0,
      done: since(by),
      critical: false,
      metBy: 'manual',
      text,
      ofAll: true,
    },
  ];
}
