import { hasBegun, type Leads, leaveAll, type Process, renew, within } from './process.ts';

/** Phases that are run: those of the case, of a playbook that a step calls, or of one that took the place of another. */
export interface Course {
  phases: Process[];
  /** The step that calls them; none for the case's own. */
  holder: Process | undefined;
  /** Phases that an option names: they may begin before their turn. */
  named: ReadonlySet<string>;
  /** Where each pass through the phases began. */
  starts: number[];
  targets: Set<Process>;
  /** `left`: for `end`, or for another playbook. */
  state: 'going' | 'finished' | 'left';
}

export function newCourse(phases: Process[], holder: Process | undefined): Course {
  const named = phases
    .flatMap(within)
    .flatMap(({ entry, prefix }) => entry.options?.map(({ next }) => `${prefix}${next}`) ?? []);
  const course: Course = {
    phases,
    holder,
    named: new Set(named),
    starts: [0, 0],
    targets: new Set(),
    state: 'going',
  };
  for (const phase of phases) phase.among = course;
  return course;
}

/** Phases with needs stand beside the others; one without follows the one above. */
export function beginPhases({ phases, targets, starts }: Course): void {
  let above = true;
  for (const [index, phase] of phases.entries()) {
    const preparation = isPreparation(phase);
    const mayBegin =
      phase.entry.needs !== undefined || above || targets.has(phase) || starts[phase.pass] === index;
    if (phase.stage === 'to-come' && mayBegin && !preparation) phase.stage = 'due';
    if (phase.stage === 'due' && !mayBegin) phase.stage = 'to-come';
    if (phase.stage === 'gone') above = true;
    else if (!preparation) above = phase.stage === 'over';
  }
}

/** A phase is over: what that makes of the others. */
export function leavePhase(course: Course, phase: Process, leads: Leads): void {
  const index = course.phases.indexOf(phase);
  const target = course.phases.findIndex(other => other.entry.id === leads);
  if (leads === 'end') leaveCourse(course);
  else if (target > index) jumpForward(course, index, target);
  else if (target >= 0) beginPass(course, phase.pass + 1, target);
  if (course.state === 'going') catchUp(course);
}

/** What has not begun in it never does. */
export function leaveCourse(course: Course): void {
  course.state = 'left';
  for (const phase of course.phases) {
    if (phase.stage === 'to-come' || phase.stage === 'due') leaveAll(phase, 'not-applicable');
  }
}

export function isThrough({ phases }: Course): boolean {
  return phases.every(phase => phase.stage === 'over' || phase.stage === 'gone' || isPreparation(phase));
}

/** The phase that can only have begun when this one was finished. */
export function phaseAfter({ phases, named }: Course, phase: Process): Process | undefined {
  const next = phases.slice(phases.indexOf(phase) + 1).find(other => !isPreparation(other));
  const comesInTurn = next && next.entry.needs === undefined && !named.has(next.id);
  return comesInTurn && next.pass === phase.pass ? next : undefined;
}

/** A phase is at work again. Those that it jumped over, and which have not begun, are to come again. */
export function unfinishPhase({ phases, targets }: Course, phase: Process): void {
  Object.assign(phase, { stage: 'open', word: 'open' });
  for (const other of phases.slice(phases.indexOf(phase) + 1)) {
    if (other.pass !== phase.pass || hasBegun(other)) continue;
    targets.delete(other);
    renew(other, other.pass);
  }
}

/** Phases that have not begun in this pass are passed over. */
function jumpForward({ phases, targets }: Course, from: number, to: number): void {
  const { pass } = phases[from] as Process;
  for (const between of phases.slice(from + 1, to)) {
    if (between.pass === pass && (between.stage === 'to-come' || between.stage === 'due'))
      leaveAll(between, 'not-applicable');
  }
  const target = phases[to] as Process;
  if (target.pass === pass) targets.add(target);
}

function beginPass({ starts }: Course, pass: number, start: number): void {
  starts[pass] = Math.min(start, starts[pass] ?? Number.POSITIVE_INFINITY);
}

/** Phases that are not open go to the newest pass that covers them. Those that are open stay until they are over. */
function catchUp({ phases, targets, starts }: Course): void {
  for (const [index, phase] of phases.entries()) {
    if (phase.stage === 'open') continue;
    const newest = starts.findLastIndex(start => start <= index);
    if (newest <= phase.pass) continue;
    targets.delete(phase);
    renew(phase, newest);
  }
}

function isPreparation({ entry }: Process): boolean {
  return entry.stage === 'preparation';
}
