import type { Playbook, Value } from '../playbook/playbook.ts';
import type { Occurred, Recorded } from './event.ts';
import { type Reading, Register } from './register.ts';
import { type Slot, stands } from './slot.ts';
import { Walk } from './walk.ts';

type Of<T extends Recorded['type']> = Extract<Recorded, { type: T }>;

/**
 * Where a case stands: an index over its facts and the walk through its playbook. `reduce` is the only thing that
 * changes it; everything else reads. It holds no texts of notes and no copies of records that nothing asks for, so its
 * size follows the playbook, not the log.
 */
export interface CaseState {
  playbook: Playbook;
  /** All that open the case; more than one is damage that a person must see. */
  openings: Of<'case.opened'>[];
  slots: Map<string, Slot>;
  /** Slots with a turn that is open. */
  open: Set<Slot>;
  walk: Walk;
  inputs: Map<string, Register<Value>>;
  milestones: Map<string, Register<Occurred>>;
  roles: Map<string, Register<string>>;
  severity: Register<string>;
  /** Evidence by the playbook's id, and that of no id under `''`. */
  evidence: Map<string, Recorded[]>;
  closings: Of<'case.closed'>[];
  reopenings: Recorded[];
  /** Per writer, which lines are in, so that a record counts once. */
  included: Map<string, Included>;
  /** Per writer, the newest line that a closing must have seen. */
  substance: Map<string, number>;
  /** What a person did last, in case order. */
  newestAct: Recorded | undefined;
  /** Records that name a step which the playbook does not have. */
  strays: Recorded[];
  /** How many records are in. */
  count: number;
  /** Which step collects which evidence. */
  collectors: ReadonlyMap<string, string>;
}

/** Lines 0 to `upTo` are in, and those in `beyond`. */
export interface Included {
  upTo: number;
  beyond: Set<number>;
}

export function emptyState(playbook: Playbook): CaseState {
  const slots = new Map<string, Slot>();
  return {
    playbook,
    openings: [],
    slots,
    open: new Set(),
    walk: new Walk(playbook, slots),
    inputs: new Map(),
    milestones: new Map(),
    roles: new Map(),
    severity: new Register(),
    evidence: new Map(),
    closings: [],
    reopenings: [],
    included: new Map(),
    substance: new Map(),
    newestAct: undefined,
    strays: [],
    count: 0,
    collectors: new Map(
      Object.values(playbook.steps).flatMap(step => step.collect.map(e => [e.id, step.id] as const)),
    ),
  };
}

const unset = { kind: 'unset' } as const;

export function readInput(state: CaseState, name: string): Reading<Value> {
  return state.inputs.get(name)?.read(by => counts(state, by)) ?? unset;
}

export function readMilestone(state: CaseState, name: string): Reading<Occurred> {
  return state.milestones.get(name)?.read(by => counts(state, by)) ?? unset;
}

export function readRole(state: CaseState, role: string): Reading<string> {
  return state.roles.get(role)?.read(by => counts(state, by)) ?? unset;
}

export function readSeverity(state: CaseState): Reading<string> {
  return state.severity.read(by => counts(state, by));
}

/** True where what a record wrote on the side (values, milestones) still counts. */
export function counts(state: CaseState, by: Recorded): boolean {
  if (!by.at) return true;
  const slot = state.walk.slot(by.at);
  return stands(slot, by);
}

/** Whether an answers file played it. */
export function isScripted(state: CaseState): boolean {
  return state.openings[0]?.data.scripted ?? false;
}

/** Live or drill. */
export function modeOf(state: CaseState): 'live' | 'drill' {
  return state.openings[0]?.data.mode ?? 'live';
}

/**
 * Closed: one closing has before it every fact of substance. A later entry, or one of a log that it had not seen, opens
 * the case again.
 */
export function isClosed(state: CaseState): boolean {
  return state.closings.some(closing => unseenBy(state, closing).length === 0);
}

/** When the case was closed, as it stands. */
export function closedAt(state: CaseState): string | undefined {
  return state.closings.find(closing => unseenBy(state, closing).length === 0)?.ts;
}

/** Writers with entries that no closing has seen, where the case had been closed. */
export function reopenedBy(state: CaseState): string[] {
  const newestClosing = state.closings.at(-1);
  return newestClosing && !isClosed(state) ? unseenBy(state, newestClosing) : [];
}

function unseenBy(state: CaseState, closing: Of<'case.closed'>): string[] {
  const seen = (w: string) => (w === closing.w ? closing.seq : (closing.known[w] ?? -1));
  return [...state.substance]
    .filter(([w, seq]) => seq > seen(w))
    .map(([w]) => w)
    .sort();
}
