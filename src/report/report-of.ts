import { actionsOf } from '../engine/actions.ts';
import type { Agenda } from '../engine/agenda.ts';
import type { Deadline } from '../engine/clocks/deadline.ts';
import { lateEvidence } from '../engine/destruction.ts';
import type { Instance, Recorded } from '../engine/event.ts';
import { instanceName } from '../engine/instance.ts';
import type { Render } from '../engine/renderer.ts';
import { type CaseState, modeOf, readInput, readMilestone, readRole, readSeverity } from '../engine/state.ts';
import { formatValue } from '../expression/values/format-value.ts';
import { standardMilestones } from '../playbook/milestones.ts';
import type { CaseReport, ReportedClock, Told } from './case-report.ts';
import { type Correction, correctionsOf } from './corrections.ts';
import { noteWords } from './deadline-words.ts';
import { durationsOf } from './durations.ts';
import { entryOf } from './entry.ts';
import { isDeviation, isOfInterest, isPrivileged } from './kinds-of-entry.ts';
import { isUnwitnessed } from './unwitnessed.ts';

export interface ReportSource {
  id: string;
  name: string;
  state: CaseState;
  agenda: Agenda;
  records: readonly Recorded[];
  render: Render;
  heads: { w: string; lines: number; head: string }[];
  problems: string[];
}

/** `privileged` notes are left out unless asked for; sensitive values never come in. */
export function reportOf(source: ReportSource, options: { privileged: boolean }): CaseReport {
  const { state, records, agenda } = source;
  const { playbook } = state;
  const corrections = correctionsOf(records);
  const shown = records.filter(r => options.privileged || !isPrivileged(r));
  const told = (record: Recorded) => tell(record, source, corrections);
  const only = (...types: Recorded['type'][]) => shown.filter(r => types.includes(r.type)).map(told);
  const opening = state.openings[0];
  const severity = readSeverity(state);
  return {
    version: 1,
    case: {
      id: source.id,
      name: source.name,
      mode: modeOf(state),
      state: agenda.closed ? 'closed' : 'open',
      playbook: {
        id: playbook.id,
        title: playbook.title,
        version: playbook.version,
        digest: opening?.data.playbook.digest ?? '',
      },
      opened: opening?.ts ?? '',
      severity:
        severity.kind === 'set' ? severity.value : severity.kind === 'disputed' ? 'disputed' : 'not recorded',
    },
    milestones: milestonesOf(state),
    durations: durationsOf(state),
    answers: answersOf(source),
    people: peopleOf(state),
    decisions: only('decision.made', 'approval.given', 'approval.denied', 'conflict.resolved'),
    notifications: only('notification.sent', 'notification.not-sent'),
    commands: only('command.started', 'command.ended', 'command.declined'),
    clocks: agenda.clocks.map(deadline => clockOf(deadline, source)),
    measures: agenda.measures.map(m => ({
      what: m.what,
      undo: m.undo,
      since: m.since.ts,
      state: m.state,
      word: m.word ? told(m.word).detail : '',
    })),
    evidence: evidenceOf(shown, state),
    deviations: shown.filter(r => isDeviation(r) || isUnwitnessed(r, playbook)).map(told),
    findings: findingsOf(shown, source, told),
    actions: actionsOf(state).map(({ what, owner, due, kind, state, word, added }) => ({
      what,
      owner,
      due,
      kind,
      state,
      word: word ? told(word).detail : '',
      ref: told(added).ref,
    })),
    open: openOf(source),
    corrections,
    timeline: shown
      .filter(isOfInterest)
      .map(told)
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    withheld: records.length - shown.length,
    integrity: source.heads,
    problems: source.problems,
  };
}

function tell(record: Recorded, { state, render }: ReportSource, corrections: readonly Correction[]): Told {
  const own = corrections.filter(c => c.of === record.id);
  const entry = entryOf(corrected(record, own), state.playbook, render);
  const occurred = own.findLast(c => c.field === 'occurred')?.value;
  return {
    ...entry,
    detail: own.length > 0 ? `${entry.detail} (corrected)`.trim() : entry.detail,
    at: occurred ?? record.occurred?.at ?? record.ts,
    recorded: record.ts,
    by: record.actor.name,
    step: record.at ? instanceName(record.at as Instance) : '',
    ref: `${record.w} #${record.seq}`,
  };
}

function corrected(record: Recorded, corrections: readonly Correction[]): Recorded {
  if (corrections.length === 0) return record;
  const overlay = Object.fromEntries(
    corrections.filter(c => c.field in record.data).map(c => [c.field, c.value]),
  );
  return { ...record, data: { ...record.data, ...overlay } } as Recorded;
}

function clockOf(deadline: Deadline, { render }: ReportSource): ReportedClock {
  const { clock, state, anchor, due, dueBefore, met, margin } = deadline;
  const moved = isoOf(dueBefore);
  return {
    id: clock.id,
    title: render(clock.title),
    regime: clock.regime ?? '',
    state,
    anchor: isoOf(anchor),
    due: isoOf(due),
    met: isoOf(met),
    margin: margin ?? null,
    source: clock.source ?? '',
    notes: [...noteWords(deadline), ...(moved ? [`due ${moved} before its start was corrected`] : [])],
  };
}

function isoOf(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}

function milestonesOf(state: CaseState): CaseReport['milestones'] {
  const names = [...new Set([...standardMilestones, ...state.milestones.keys()])];
  return names.flatMap(name => {
    const reading = readMilestone(state, name);
    if (reading.kind !== 'set') return [];
    const { at, precision } = reading.value;
    return [{ name, at, precision, recorded: reading.by.ts, by: reading.by.actor.name }];
  });
}

function answersOf({ state, render }: ReportSource): CaseReport['answers'] {
  return Object.values(state.playbook.inputs).flatMap(input => {
    const reading = readInput(state, input.name);
    if (reading.kind === 'unset') return [];
    const value = reading.kind === 'set' ? formatValue(reading.value, input) : 'disputed';
    return [{ name: input.name, ask: render(input.ask), value }];
  });
}

function peopleOf(state: CaseState): CaseReport['people'] {
  return state.playbook.roles.flatMap(role => {
    const reading = readRole(state, role.id);
    return reading.kind === 'set' ? [{ role: role.title, person: reading.value }] : [];
  });
}

function evidenceOf(records: readonly Recorded[], state: CaseState): CaseReport['evidence'] {
  const destroyers = destroyersOf(state);
  return records.flatMap(record => {
    if (record.type !== 'evidence.added') return [];
    const { what, id = '', name = '', sha256 = '', size = null, held = '' } = record.data;
    return [
      {
        what,
        id,
        name,
        sha256,
        size,
        held,
        at: record.occurred?.at ?? record.ts,
        by: record.actor.name,
        late: (destroyers.get(record.id) ?? []).join(', '),
      },
    ];
  });
}

function findingsOf(
  records: readonly Recorded[],
  { render }: ReportSource,
  told: (record: Recorded) => Told,
): CaseReport['findings'] {
  return records.flatMap(record => {
    if (record.type !== 'finding.added') return [];
    const { at, by, step, ref, about } = told(record);
    return [{ question: render(record.data.question ?? ''), text: about, at, by, step, ref }];
  });
}

/** By entry: the steps that had destroyed that evidence before it was recorded. */
function destroyersOf(state: CaseState): Map<string, string[]> {
  const destroyers = new Map<string, string[]>();
  for (const slot of state.slots.values()) {
    for (const { id } of lateEvidence(state, slot))
      destroyers.set(id, [...(destroyers.get(id) ?? []), slot.name].sort());
  }
  return destroyers;
}

function openOf({ agenda, render }: ReportSource): CaseReport['open'] {
  const open = agenda.open.map(o => ({
    name: instanceName(o.at),
    title: render(o.step.title, o.at),
    why: o.way === 'walk' ? 'open' : o.way,
  }));
  const held = agenda.held.map(h => ({
    name: h.pending.slot.name,
    title: render(h.pending.step.title, h.pending.slot.instance),
    why: h.kind === 'waiting' ? `waits for ${h.missing.join(', ')}` : 'its condition cannot be told yet',
  }));
  const unended = agenda.unended.map(({ at, step, started }) => ({
    name: instanceName(at),
    title: render(step.title, at),
    why: `a command started by ${started.actor.name} has no recorded end`,
  }));
  return [...open, ...held, ...unended];
}
