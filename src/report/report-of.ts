import { actionsOf } from '../engine/actions.ts';
import type { Agenda } from '../engine/agenda.ts';
import type { Deadline } from '../engine/clocks/deadline.ts';
import type { Recorded } from '../engine/event.ts';
import { instanceName } from '../engine/instance.ts';
import type { Render } from '../engine/renderer.ts';
import { type CaseState, closedAt, happenedAt, modeOf, readInput, readSeverity } from '../engine/state.ts';
import { formatValue } from '../expression/values/format-value.ts';
import type { CaseReport, ReportedClock } from './case-report.ts';
import { correctionsOf } from './corrections.ts';
import { noteWords } from './deadline-words.ts';
import { decisionsOf } from './decisions-of.ts';
import { durationsOf } from './durations.ts';
import { evidenceOf } from './evidence-of.ts';
import {
  isDeviation,
  isInTimelineOnly,
  isOfInterest,
  isPrivileged,
  isRefrained,
  withoutPrivileged,
} from './kinds-of-entry.ts';
import { milestonesOf } from './milestones-of.ts';
import { noticesOf } from './notices-of.ts';
import { reportedObservables } from './observables-of.ts';
import { pathOf } from './path-of.ts';
import { handoversOf, peopleOf, recordersOf } from './people-of.ts';
import { redact } from './redact.ts';
import { phasesOf, stepsOf } from './steps-of.ts';
import { type Teller, teller } from './tell.ts';
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
  verdict: CaseReport['verdict'];
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/**
 * `privileged` notes are left out unless asked for; sensitive values never come in. With `redact`, names become roles, and sensitive
 * values that people wrote elsewhere, and what they marked above TLP:AMBER, are withheld.
 */
export function reportOf(
  source: ReportSource,
  options: { privileged: boolean; redact?: boolean },
): CaseReport {
  const { state, records, agenda, render } = source;
  const { playbook } = state;
  const shown = options.privileged ? records : withoutPrivileged(records);
  const others = shown.filter(record => !isInTimelineOnly(record));
  const corrections = correctionsOf(others);
  const told = teller(state, corrections, render);
  const tellAll = (which: (record: Recorded) => boolean) => others.filter(which).map(told.tell);
  const steps = stepsOf(state, render);
  const answers = answersOf(source);
  const report: CaseReport = {
    version: 1,
    made: new Date(source.now).toISOString(),
    redacted: false,
    case: headingOf(source),
    milestones: milestonesOf(state),
    durations: durationsOf(state),
    phases: phasesOf(steps, state, render),
    answers,
    costs: answers.filter(({ name }) => costly.test(name)),
    people: peopleOf(state),
    recorders: recordersOf(records),
    handovers: handoversOf(state),
    decisions: decisionsOf(others, state, told, render),
    refrained: tellAll(isRefrained),
    notifications: noticesOf(others, told),
    commands: tellAll(isCommand),
    clocks: agenda.clocks.map(deadline => clockOf(deadline, source)),
    measures: measuresOf(source, told),
    observables: reportedObservables(state, told, render),
    evidence: evidenceOf(others, state, told),
    deviations: tellAll(r => isDeviation(r) || isUnwitnessed(r, playbook)),
    findings: findingsOf(others, source, told),
    actions: actionsOf(state).map(({ what, owner, due, kind, state, word, added }) => ({
      what,
      owner,
      due,
      kind,
      state,
      word: word ? told.tell(word).detail : '',
      ref: told.tell(added).ref,
    })),
    open: openOf(source),
    corrections,
    timeline: shown
      .filter(isOfInterest)
      .map(told.tell)
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    steps,
    path: pathOf(state, steps, render),
    withheld: options.privileged ? 0 : records.filter(isPrivileged).length,
    integrity: source.heads,
    verdict: source.verdict,
    problems: source.problems,
  };
  return options.redact ? redact(report, state, records) : report;
}

/** Inputs of these names hold what the incident cost, in money or hours. */
const costly = /(?:^|[./_])(?:costs?|hours|loss(?:es)?|downtime|expenses?)(?:$|_)/;

function isCommand({ type }: Recorded): boolean {
  return type === 'command.started' || type === 'command.ended' || type === 'command.declined';
}

function headingOf({ id, name, state, agenda }: ReportSource): CaseReport['case'] {
  const { playbook } = state;
  const opening = state.openings[0];
  const severity = readSeverity(state);
  return {
    id,
    name,
    mode: modeOf(state),
    state: agenda.closed ? 'closed' : 'open',
    playbook: {
      id: playbook.id,
      title: playbook.title,
      version: playbook.version,
      digest: opening?.data.playbook.digest ?? '',
    },
    opened: opening?.ts ?? '',
    closed: closedAt(state) ?? null,
    severity:
      severity.kind === 'set' ? severity.value : severity.kind === 'disputed' ? 'disputed' : 'not recorded',
    severityMeans:
      severity.kind === 'set' ? (playbook.severity.find(s => s.id === severity.value)?.means ?? '') : '',
    incidentTypes: playbook.incidentTypes,
    tlp: playbook.tlp ?? '',
  };
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

function measuresOf({ agenda, state }: ReportSource, { tell }: Teller): CaseReport['measures'] {
  return agenda.measures.map(({ what, undo, since, state: standing, word }) => ({
    what,
    undo,
    since: happenedAt(state, since),
    state: standing,
    word: word ? tell(word).detail : '',
    lifted: word && standing === 'lifted' ? happenedAt(state, word) : null,
    by: since.actor.name,
  }));
}

function answersOf({ state, render }: ReportSource): CaseReport['answers'] {
  return Object.values(state.playbook.inputs).flatMap(input => {
    const reading = readInput(state, input.name);
    if (reading.kind === 'unset') return [];
    const value = reading.kind === 'set' ? formatValue(reading.value, input) : 'disputed';
    return [{ name: input.name, ask: render(input.ask), value }];
  });
}

function findingsOf(
  records: readonly Recorded[],
  { render }: ReportSource,
  { tell }: Teller,
): CaseReport['findings'] {
  return records.flatMap(record => {
    if (record.type !== 'finding.added') return [];
    const { at, by, step, ref, about } = tell(record);
    return [{ question: render(record.data.question ?? ''), text: about, at, by, step, ref }];
  });
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
