import type { Playbook, Value } from '../playbook/playbook.ts';
import type { Instance, Occurred, Recorded } from './event.ts';
import { type Reading, Register } from './register.ts';
import { type Slot, stands } from './slot.ts';
import { valueName } from './value-name.ts';
import { Walk } from './walk.ts';

type Of<T extends Recorded['type']> = Extract<Recorded, { type: T }>;

/**
 * Where a case stands: an index over its facts and the walk through its playbook. `reduce` is the only thing that
 * changes it; everything else reads.
 */
export interface CaseState {
  /** The one that the case was opened with, and those that joined it. */
  playbook: Playbook;
  /** The one that the case was opened with. */
  opened: Playbook;
  partOf: PartOf;
  /** Playbooks that joined, in case order. */
  joined: (Of<'playbook.attached'> | Of<'playbook.switched'>)[];
  /** All that open the case; more than one is damage that a person must see. */
  openings: Of<'case.opened'>[];
  slots: Map<string, Slot>;
  /** Slots with a turn that is open. */
  open: Set<Slot>;
  walk: Walk;
  /** By the name that `valueName` gives. */
  inputs: Map<string, Register<Value>>;
  milestones: Map<string, Register<Occurred>>;
  roles: Map<string, Register<string>>;
  clocks: ClockRecords;
  /** By the id of an entry, when it really happened as somebody has corrected it. */
  corrected: Map<string, Register<string>>;
  severity: Register<string>;
  /** Evidence by the playbook's id, and that of no id under `''`. */
  evidence: Map<string, Recorded[]>;
  offers: Of<'handover.offered'>[];
  takings: Of<'handover.taken'>[];
  findings: Of<'finding.added'>[];
  actions: Of<'action.added'>[];
  /** What became of an action, by the id of the entry that added it. */
  actionWords: Map<string, Recorded[]>;
  /** What was said of an observable, by the key that `observableKey` gives; lists are in case order. */
  observables: Map<string, Recorded[]>;
  /** What an exercise's director, controller and players did beside the playbook, in case order. */
  exercise: Recorded[];
  closings: Of<'case.closed'>[];
  reopenings: Recorded[];
  /** Per writer, which lines are in, so that a record counts once. */
  included: Map<string, Included>;
  /** By id, every record that came under it: more than one where a write failed and was tried again. */
  facts: Map<string, Recorded[]>;
  /** Records that came again, by the copy that counts, in case order. */
  retried: { copy: Recorded; kept: Recorded }[];
  /** Per log, the newest line that any entry names. */
  named: Map<string, number>;
  /** Per writer, the newest line that a closing must have seen. */
  substance: Map<string, number>;
  /** What a person did last, in case order. */
  newestAct: Recorded | undefined;
  /** Records that name a step which the playbook does not have. */
  strays: Recorded[];
  /** How many records are in. */
  count: number;
  /** Which step collects which evidence. */
  collectors: Map<string, string>;
}

/** What was recorded of clocks, by their ids; lists are in case order. */
export interface ClockRecords {
  met: Map<string, Recorded[]>;
  decisions: Map<string, Register<boolean>>;
  acknowledgements: Map<string, Recorded[]>;
}

/** Lines 0 to `upTo` are in, and those in `beyond`. */
export interface Included {
  upTo: number;
  beyond: Set<number>;
}

/** Gives the compiled playbook of that digest, as one that joins the case; nothing where the case does not carry it. */
export type PartOf = (digest: string) => Playbook | undefined;

export function emptyState(playbook: Playbook, partOf: PartOf = () => undefined): CaseState {
  const slots = new Map<string, Slot>();
  const state: CaseState = {
    playbook,
    opened: playbook,
    partOf,
    joined: [],
    openings: [],
    slots,
    open: new Set(),
    walk: new Walk(playbook, slots, (input, at) => itemsIn(state, input, at)),
    inputs: new Map(),
    milestones: new Map(),
    roles: new Map(),
    clocks: { met: new Map(), decisions: new Map(), acknowledgements: new Map() },
    corrected: new Map(),
    severity: new Register(),
    evidence: new Map(),
    offers: [],
    takings: [],
    findings: [],
    actions: [],
    actionWords: new Map(),
    exercise: [],
    observables: new Map(),
    closings: [],
    reopenings: [],
    included: new Map(),
    facts: new Map(),
    retried: [],
    named: new Map(),
    substance: new Map(),
    newestAct: undefined,
    strays: [],
    count: 0,
    collectors: new Map(
      Object.values(playbook.steps).flatMap(step => step.collect.map(e => [e.id, step.id] as const)),
    ),
  };
  return state;
}

const unset = { kind: 'unset' } as const;

/** An input's value, as it stands for that instance; without one, for the case. */
export function readInput(state: CaseState, name: string, at?: Instance): Reading<Value> {
  const register = state.inputs.get(valueName(state.playbook, name, at));
  return register?.read(by => counts(state, by)) ?? unset;
}

/** One that a person set by itself stands with its time as corrected; a mark of a step has a time of its own. */
export function readMilestone(state: CaseState, name: string): Reading<Occurred> {
  const reading = state.milestones.get(name)?.read(by => counts(state, by)) ?? unset;
  if (reading.kind !== 'set' || reading.by.type !== 'milestone.set') return reading;
  return { ...reading, value: { ...reading.value, at: happenedAt(state, reading.by) } };
}

/** When what an entry tells really happened: as corrected, as told, else as recorded. ISO 8601, UTC. */
export function happenedAt(state: CaseState, record: Recorded): string {
  const corrected = state.corrected.get(record.id)?.read(() => true);
  if (corrected?.kind === 'set') return corrected.value;
  return record.occurred?.at ?? record.ts;
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

/** Logs that an entry names and that are not here, in order. */
export function missingLogs(state: CaseState): string[] {
  const here = new Set([...state.included.keys()].map(withoutBranch));
  const named = new Set([...state.named.keys()].map(withoutBranch));
  return [...named].filter(w => !here.has(w)).sort();
}

/** Logs with entries that a closing had not seen, or that it would have had to see and are not here. */
function unseenBy(state: CaseState, closing: Of<'case.closed'>): string[] {
  const seen = (w: string) => (w === closing.w ? closing.seq : (closing.known[w] ?? -1));
  const unseen = [...state.substance].filter(([w, seq]) => seq > seen(w)).map(([w]) => w);
  const missing = missingLogs(state).filter(
    w => (state.named.get(w) ?? -1) > seen(w) && !closing.data.missing?.includes(w),
  );
  return [...unseen, ...missing].sort();
}

/** A forked log's branches are all of that log. */
function withoutBranch(w: string): string {
  return w.split('!', 1)[0] as string;
}

function itemsIn(state: CaseState, input: string, at: Instance): string[] | undefined {
  const reading = readInput(state, input, at);
  return reading.kind === 'set' ? [reading.value].flat().map(String) : undefined;
}
