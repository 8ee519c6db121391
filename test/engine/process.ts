import type { StepEntry } from '../../src/playbook/document.ts';
import type { Course } from './course.ts';

/** What is known of a step in its present pass; of one with `each` there is one for all values, and inside it one for each. */
export interface Process {
  entry: StepEntry;
  id: string;
  /** What stands before the names in its entry, where that is part of a fragment or of a playbook that is called: `victim/`. */
  prefix: string;
  /** What holds it: a group, a decision, or for one value the process of all of them. */
  holder: Process | undefined;
  item: string | undefined;
  pass: number;
  /** `due`: its turn has come. `gone`: the walk went by, or it stands in what was not taken. */
  stage: 'to-come' | 'due' | 'open' | 'over' | 'gone';
  /** Where it stands, as `outcome()` says it. */
  word: string;
  chosen: boolean;
  /** The steps of the option that was chosen are finished. */
  through: boolean;
  /** When it began, or was decided; 0 where it has not. */
  since: number;
  /** When it last began in a former pass of the same list. */
  former: number;
  /** The list in which its turn came. */
  run: Run | undefined;
  /** The phases that it is one of, and those that it holds. */
  among: Course | undefined;
  course: Course | undefined;
  tracks: Process[];
  byOption: Map<string, Process[]>;
  /** By value, of a step with `each`. */
  items: Map<string, Process> | undefined;
  evidence: Set<string>;
}

/** A list that is run: one after another, or side by side. */
export interface Run {
  steps: Process[];
  side: boolean;
  holder: Process;
  /** Where it stands, when one comes after another. */
  at: number;
  /** `left`: a decision led out of it. */
  state: 'going' | 'finished' | 'left';
  onward: (leads: Leads) => void;
}

/** Where a list leads when it is over: on, or to the step, phase or `end` that a decision named. */
export type Leads = string | undefined;

/** As a new one in that pass; what it holds begins in a first pass of its own. */
export function renew(process: Process, pass: number): void {
  const former = pass > process.pass ? Math.max(0, ...cameAt(process)) : pass > 1 ? process.former : 0;
  Object.assign(process, {
    pass,
    former,
    stage: 'to-come',
    word: 'waiting',
    chosen: false,
    through: false,
    since: 0,
  });
  process.run = undefined;
  if (process.course) Object.assign(process.course, { starts: [0, 0], state: 'going' });
  process.course?.targets.clear();
  process.items?.clear();
  process.evidence.clear();
  for (const child of childrenOf(process)) renew(child, 1);
}

/** The walk goes by what has not begun. */
export function leaveAll(process: Process, word: string): void {
  for (const each of [process, ...within(process)]) {
    if (each.stage === 'to-come' || each.stage === 'due') Object.assign(each, { stage: 'gone', word });
  }
}

export function hasBegun(process: Process): boolean {
  return beganAt(process).length > 0;
}

/** When its turn came; of a step with `each`, that of every value. */
export function beganAt({ items, since }: Process): number[] {
  return (items ? [...items.values()].map(item => item.since) : [since]).filter(at => at > 0);
}

/** As beganAt, also in former passes. */
export function cameAt(process: Process): number[] {
  return [...beganAt(process), process.former].filter(at => at > 0);
}

export function childrenOf({ tracks, byOption, items, course }: Process): Process[] {
  return [...(course?.phases ?? []), ...tracks, ...[...byOption.values()].flat(), ...(items?.values() ?? [])];
}

export function within(process: Process): Process[] {
  return childrenOf(process).flatMap(child => [child, ...within(child)]);
}

/** With all that was chosen in it. */
export function isOver({ stage, chosen, through }: Process): boolean {
  return stage === 'over' && (!chosen || through);
}

/** A step that is open only through what it holds. */
export function holds({ tracks, items, course }: Process): boolean {
  return tracks.length > 0 || items !== undefined || course !== undefined;
}

export function* outwards(process: Process): Generator<Process> {
  for (let at: Process | undefined = process; at; at = at.holder) yield at;
}

/** The process in whose list it stands by itself: that of all values, for one of them. */
export function memberOf(process: Process): Process {
  return process.item === undefined ? process : (process.holder as Process);
}

/** Itself and what around it is a later pass or for one value, as a path. */
export function pathOf(process: Process): string {
  return writePath([...outwards(process)].filter(({ items }) => !items || items === process.items));
}

export function writePath(
  outwards: readonly { id: string; pass: number; item: string | undefined }[],
): string {
  return outwards
    .filter(({ pass, item }, i) => i === 0 || pass > 1 || item !== undefined)
    .map(({ id, pass, item }) => `${id}#${pass}${item === undefined ? '' : `[${item}]`}`)
    .reverse()
    .join(' ');
}
