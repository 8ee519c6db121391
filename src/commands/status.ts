import type { Agenda } from '../engine/agenda.ts';
import { agendaOf } from '../engine/agenda.ts';
import type { Recorded } from '../engine/event.ts';
import { instanceName } from '../engine/instance.ts';
import { type Render, renderer } from '../engine/renderer.ts';
import { type CaseState, modeOf, readMilestone, readSeverity } from '../engine/state.ts';
import { type ExitCode, exit } from '../errors.ts';
import { standardMilestones } from '../playbook/milestones.ts';
import { caseNow } from '../session/drill-clock.ts';
import { type ReadCase, readSession } from '../session/open-session.ts';
import { peopleOf } from '../session/people.ts';
import { statusLines } from '../session/screens/status.ts';
import { sidesOf } from '../session/sides.ts';
import type { Surroundings } from '../session/surroundings.ts';
import { contactsOf } from '../workspace/roster.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { actionsJson } from './actions-json.ts';
import type { Context } from './command.ts';
import { deadlineJson } from './deadline-json.ts';
import { actorOf, readableCaseDir } from './on-case.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';
import { surroundingsOf } from './surroundings-of.ts';

export async function run(
  [named]: [string | undefined],
  { json }: { json?: boolean },
  context: Context,
): Promise<ExitCode> {
  const dir = readableCaseDir(context, named);
  const read = readSession(dir);
  const around = await surroundingsOf(context, dir);
  const now = caseNow(read.state, context.io.clock);
  const wall = context.io.clock.now();
  const agenda = agendaOf(read.state, read.expressions, now);
  if (json) printJson(statusJson(read, agenda, { now, wall }, around), context);
  else
    printLines(statusLines({ ...read, agenda, now, wall, person: actorOf(context).name, around }), context);
  return exit.done;
}

function statusJson(
  { dir, reading, state, expressions }: ReadCase,
  agenda: Agenda,
  { now, wall }: { now: number; wall: number },
  { workspace, drift = [] }: Surroundings,
) {
  const opening = state.openings[0];
  const severity = readSeverity(state);
  const render = renderer(state, expressions, now);
  return {
    version: 1,
    case: reading.id,
    name: opening?.data.name ?? '',
    dir,
    mode: modeOf(state),
    state: agenda.closed ? 'closed' : 'open',
    playbook: opening?.data.playbook,
    severity: severity.kind === 'set' ? severity.value : null,
    milestones: milestonesJson(state),
    open: openJson(agenda, render),
    clocks: agenda.clocks.map(deadline => deadlineJson(deadline, render)),
    measures: agenda.measures.map(m => ({
      step: instanceName(m.at),
      what: m.what,
      state: m.state,
      since: m.since.ts,
    })),
    attention: agenda.attention.map(({ at, what, about }) => ({
      step: instanceName(at),
      what,
      about: about ?? null,
    })),
    actions: actionsJson(state, wall),
    people: peopleJson(state, reading.records, workspace),
    heads: Object.fromEntries(Object.entries(reading.heads).map(([w, [seq, hash]]) => [w, { seq, hash }])),
    unended: agenda.unended.map(({ at, started }) => ({
      step: instanceName(at),
      started: started.ts,
      by: started.actor.name,
    })),
    conflicts: agenda.conflicts.map(c => ({
      step: instanceName(c.at),
      candidates: c.candidates.map(({ id, type, actor, ts }) => ({ id, type, by: actor.name, ts })),
    })),
    disputes: agenda.disputes.map(dispute => ({
      ...dispute,
      sides: sidesOf(state, dispute, now).map(({ by, says }) => ({
        id: by.id,
        by: by.actor.name,
        ts: by.ts,
        value: says,
      })),
    })),
    missing: agenda.missing,
    drift: drift.map(({ name, path, pinned, now }) => ({
      name,
      path,
      pinned: pinned.version,
      now: now.version,
    })),
    handovers: agenda.handovers.map(({ id, actor, data, ts }) => ({
      id,
      from: actor.name,
      to: data.to,
      since: ts,
    })),
    problems: reading.problems,
  };
}

function openJson(agenda: Agenda, render: Render) {
  const open = agenda.open.map(({ at, step, way, since }) => ({
    ...place(at),
    state: way === 'walk' ? 'open' : way,
    phase: step.phase,
    title: render(step.title, at),
    role: step.role ?? null,
    since: since?.ts ?? null,
    due: since && step.due ? new Date(Date.parse(since.ts) + step.due.ms).toISOString() : null,
  }));
  const held = agenda.held.map(({ kind, pending, missing }) => ({
    ...place(pending.slot.instance),
    state: kind,
    phase: pending.step.phase,
    title: render(pending.step.title, pending.slot.instance),
    role: pending.step.role ?? null,
    since: null,
    due: null,
    missing,
  }));
  return [...open, ...held];
}

function place({ in: scope, step, pass, item }: Agenda['open'][number]['at']) {
  return { step, pass, item: item ?? null, scope };
}

function milestonesJson(state: CaseState): Record<string, string> {
  const names = [...new Set([...standardMilestones, ...state.milestones.keys()])];
  return Object.fromEntries(
    names.flatMap(name => {
      const reading = readMilestone(state, name);
      return reading.kind === 'set' ? [[name, reading.value.at]] : [];
    }),
  );
}

function peopleJson(state: CaseState, records: readonly Recorded[], workspace: Workspace | undefined) {
  const iso = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());
  return peopleOf(state, records).map(({ name, roles, since, seen, atWork }) => ({
    name,
    roles,
    since: iso(since),
    lastSeen: iso(seen),
    atWork,
    contacts: contactsOf(workspace, name) ?? {},
  }));
}
