import type { CaseReading } from '../../case/case-reader.ts';
import { farAhead } from '../../case/hlc.ts';
import { isOverdue, openActions } from '../../engine/actions.ts';
import { asksWhether, type HeldBack } from '../../engine/advance.ts';
import type { Agenda } from '../../engine/agenda.ts';
import { closingList } from '../../engine/closing.ts';
import type { Occurred, Recorded } from '../../engine/event.ts';
import type { Expressions } from '../../engine/expressions.ts';
import { instanceName } from '../../engine/instance.ts';
import type { OpenStep } from '../../engine/open-steps.ts';
import { type Render, renderer } from '../../engine/renderer.ts';
import { type CaseState, closedAt, readMilestone, readRole, readSeverity } from '../../engine/state.ts';
import { oneOf, ranCommand, typedName } from '../../engine/typed-command.ts';
import { standardMilestones } from '../../playbook/milestones.ts';
import type { Step } from '../../playbook/playbook.ts';
import { entryOf } from '../../report/entry.ts';
import { shownToPlayers } from '../../report/kinds-of-entry.ts';
import type { Line, Tone } from '../../terminal/line.ts';
import { reach } from '../../workspace/roster.ts';
import { arrivalsOf, arrivalText, unseenBy } from '../arrivals.ts';
import { type Participant, peopleOf } from '../people.ts';
import { settlingCommand, sidesOf } from '../sides.ts';
import type { Surroundings } from '../surroundings.ts';
import { clockTime, momentText, sinceOpening } from '../times.ts';
import { unfilledRoles } from '../unfilled-roles.ts';
import { whoCould, whoHas } from '../who.ts';
import { deadlineLines } from './deadline-lines.ts';
import { versions } from './drift.ts';
import { pauseWords } from './inject.ts';
import { modeSpan } from './mode.ts';

interface StatusSource {
  dir: string;
  reading: CaseReading;
  state: CaseState;
  expressions: Expressions;
  agenda: Agenda;
  /** Of an exercise, its story's. */
  now: number;
  /** By which actions are due and clocks run ahead. */
  wall: number;
  /** Who looks: what others recorded since their own last entry is said first. */
  person: string;
  around: Surroundings;
}

/** Where a case stands, in the order in which it matters: what to settle, what is open, what waits, what is in force. */
export function statusLines(source: StatusSource): Line[] {
  const { agenda, state, now, wall, reading, dir } = source;
  const render = renderer(state, source.expressions, now);
  return [
    ...heading(source),
    ...section(
      'NEW SINCE YOU WROTE LAST',
      'accent',
      arrivalsOf(unseenBy(source.person, shownToPlayers(reading.records, state))).map(arrival =>
        arrivalText(arrival, now),
      ),
    ),
    ...section('TO SETTLE', 'bad', [
      ...agenda.conflicts.map(
        c =>
          `${instanceName(c.at)}  ${render(c.step.title, c.at)}: ${c.candidates.map(r => wordOf(r, source)).join(' or ')}; tocsin resolve ${typedName(c.at)} ENTRY --reason "..."`,
      ),
      ...agenda.disputes.map(dispute => {
        const said = sidesOf(state, dispute, now).map(
          ({ by, says }) => `${says} (${by.actor.name}, ${by.w}#${by.seq})`,
        );
        return `${disputed(dispute)}: ${said.join(' or ')}; ${settlingCommand(dispute)}`;
      }),
    ]),
    ...deadlineLines(agenda.clocks, now, render),
    ...section(
      'DID IT RUN?',
      'bad',
      agenda.unended.map(
        ({ at, step, started }) =>
          `${instanceName(at)}  ${render(step.title, at)}: started by ${started.actor.name} ${clockTime(Date.parse(started.ts), now)}, no end is recorded; ${ranCommand(at)}`,
      ),
    ),
    ...section(
      'OPEN',
      'accent',
      byUrgency(agenda.open.filter(o => o.way !== 'leftover')).map(o => openRow(o, source)),
    ),
    ...section(
      'TO BE ANSWERED',
      'warn',
      heldRows(
        agenda.held.filter(h => h.kind === 'asking' && !asksWhether(h)),
        render,
        ({ missing }) =>
          `wants ${missing.join(', ')}; tocsin answer ${missing.map(name => `${name}=VALUE`).join(' ')}`,
      ),
    ),
    ...section(
      'DOES IT APPLY?',
      'warn',
      heldRows(
        agenda.held.filter(asksWhether),
        render,
        ({ missing, pending }) =>
          `depends on ${missing.join(', ')}; tocsin applies ${typedName(pending.slot.instance)} ${oneOf(['yes', 'no'])} --reason "..."`,
      ),
    ),
    ...section(
      'WAITING',
      'warn',
      heldRows(
        agenda.held.filter(h => h.kind === 'waiting'),
        render,
        ({ missing }) => `for ${missing.join(', ')}`,
      ),
    ),
    ...section(
      'LEFT BEHIND',
      'warn',
      agenda.open.filter(o => o.way === 'leftover').map(o => openRow(o, source)),
    ),
    ...section(
      'MEASURES IN FORCE',
      'warn',
      agenda.measures
        .filter(m => m.state !== 'lifted')
        .map(
          m =>
            `${instanceName(m.at)}  ${m.what}  ${m.state === 'kept' ? 'kept' : 'in force'} since ${clockTime(Date.parse(m.since.ts), now)}  (to undo: ${m.undo})`,
        ),
    ),
    ...section('ATTENTION', 'warn', [
      ...agenda.attention.map(
        a =>
          `${instanceName(a.at)}  ${render(a.step.title, a.at)}: ${attentionWords[a.what]}${a.about === undefined ? '' : `: ${a.about}`}${a.what === 'applies-now' ? `; tocsin redo ${typedName(a.at)} --reason "..."` : ''}`,
      ),
      ...(agenda.closed
        ? []
        : unfilledRoles(state).map(
            role =>
              `nobody has the role ${role.title} yet: tocsin assign ${role.id} NAME${couldBe(role.id, source)}`,
          )),
      ...(agenda.closed ? [] : (source.around.drift ?? [])).map(
        text => `${text.name} is another in the library now${versions(text)}: tocsin drift`,
      ),
      ...agenda.strays.map(r => `an entry about ${r.at?.step}, which this playbook does not have`),
      ...reading.problems.map(p => `${p.file}:${p.line}: ${p.what}`),
      ...[...new Set(reading.records.filter(r => farAhead(r.hlc, wall)).map(r => r.w))].map(
        w => `${w}: its clock runs a day or more ahead`,
      ),
    ]),
    ...section(
      'HAND-OVER',
      'accent',
      agenda.handovers.map(
        ({ actor, data, ts }) =>
          `${actor.name} offers it to ${data.to} since ${clockTime(Date.parse(ts), now)}: tocsin take`,
      ),
    ),
    ...section(
      'ACTIONS',
      'warn',
      openActions(state).map(
        a => `#${a.added.seq}  ${a.what}  ${a.owner}, by ${a.due}${isOverdue(a, wall) ? '  OVERDUE' : ''}`,
      ),
    ),
    ...section('BEFORE IT CAN CLOSE', 'warn', agenda.ended && !agenda.closed ? closingRows(agenda) : []),
    ...section(
      'INCOMPLETE',
      'bad',
      agenda.missing.map(
        w =>
          `the log of ${w} is missing, and what stands in it is not counted: tocsin merge brings it from another copy`,
      ),
    ),
    ...section(
      'MILESTONES',
      'dim',
      standardMilestones.flatMap(name => {
        const reached = readMilestone(state, name);
        return reached.kind === 'set'
          ? [`${name}  ${momentText({ ...reached.value, precision: coarse(reached.value.precision) }, now)}`]
          : [];
      }),
    ),
    ...section(
      'PEOPLE',
      'dim',
      peopleOf(state, reading.records).map(person => personRow(person, source)),
    ),
    [{ text: `record  ${dir}`, tone: 'dim', hang: true }],
  ];
}

function disputed({ what, name }: Agenda['disputes'][number]): string {
  return what === 'severity' ? what : `${what} ${name}`;
}

/** Seconds are of no use where one looks how a case stands. */
function coarse(precision: Occurred['precision']): Occurred['precision'] {
  return precision === 'second' ? 'minute' : precision;
}

/** Critical ones first; else as the walk comes to them: by phase, list and item. */
function heldRows(held: readonly HeldBack[], render: Render, why: (held: HeldBack) => string): string[] {
  return held.map(one => {
    const { slot, step } = one.pending;
    const problem = one.kind === 'asking' ? one.problem : undefined;
    return `${slot.name}  ${render(step.title, slot.instance)}: ${problem ?? why(one)}`;
  });
}

function byUrgency(open: readonly OpenStep[]): OpenStep[] {
  return [...open].sort((a, b) => Number(b.step.critical) - Number(a.step.critical));
}

function openRow({ at, step, since, way }: OpenStep, source: StatusSource): string {
  const { expressions, state, now } = source;
  const title = renderer(state, expressions, now)(step.title, at);
  const opened = since ? `  since ${clockTime(Date.parse(since.ts), now)}` : '';
  const due = since && step.due ? `  due ${clockTime(Date.parse(since.ts) + step.due.ms, now)}` : '';
  const how = way === 'walk' || way === 'leftover' ? '' : `  (${way})`;
  return `${instanceName(at)}  ${title}${step.critical ? '  CRITICAL' : ''}${how}${opened}${due}${whoDoes(step, source)}`;
}

function personRow({ name, roles, since, seen, atWork }: Participant, source: StatusSource): string {
  const { state, now, around } = source;
  const titles = roles.map(id => state.playbook.roles.find(role => role.id === id)?.title ?? id);
  const takesPart =
    since === undefined || seen === undefined
      ? 'has recorded nothing yet'
      : `since ${clockTime(since, now)}, last seen ${clockTime(seen, now)}${atWork ? ', at work' : ''}`;
  return `${reach(around.workspace, name)}${titles.length > 0 ? `: ${titles.join(', ')}` : ''}  ${takesPart}`;
}

function closingRows(agenda: Agenda): string[] {
  const { open, measures, unended, conflicts, disputes, missing } = closingList(agenda);
  const row = (items: readonly unknown[], one: string, many: string, what: string) =>
    items.length > 0 ? [`${items.length} ${items.length === 1 ? one : many}: ${what}`] : [];
  return [
    ...row([...conflicts, ...disputes], 'contradiction', 'contradictions', 'settle them'),
    ...row(open, 'open step', 'open steps', 'finish, skip or drop them'),
    ...row(unended, 'command', 'commands', 'say whether it ran'),
    ...row(measures, 'measure in force', 'measures in force', 'lift or keep each'),
    ...row(missing, 'missing log', 'missing logs', 'bring it, or say why the case closes without'),
  ];
}

/** Who has a step's role, or could; nothing where there is nobody to name. */
function whoDoes({ role }: Step, source: StatusSource): string {
  if (role === undefined) return '';
  const { state, around } = source;
  const others = couldBe(role, source);
  if (readRole(state, role).kind === 'unset' && others === '') return '';
  const title = state.playbook.roles.find(({ id }) => id === role)?.title ?? role;
  return `  ${title}: ${whoHas(state, role, around.workspace)}${others}`;
}

function couldBe(role: string, { state, around }: StatusSource): string {
  const people = whoCould(state, role, around.workspace);
  return people.length === 0 ? '' : `; ask ${people.join('; ')}`;
}

function heading({ state, agenda, now }: StatusSource): Line[] {
  const opening = state.openings[0];
  const severity = readSeverity(state);
  const end = Date.parse(closedAt(state) ?? new Date(now).toISOString());
  return [
    [
      { text: `${opening?.data.name ?? ''}  `, tone: 'strong' },
      { text: `${state.playbook.id} ${state.playbook.version}  ` },
      modeSpan(state),
      { text: '  ' },
      { text: agenda.closed ? 'closed' : 'open', tone: agenda.closed ? 'dim' : 'warn' },
      { text: agenda.closed ? '' : pauseWords(state), tone: 'bad' },
      { text: severity.kind === 'set' ? `  ${severity.value}` : '' },
      { text: opening ? `  ${sinceOpening(Date.parse(opening.ts), end)}` : '', tone: 'dim' },
    ],
    ...(agenda.reopenedBy.length > 0
      ? [[{ text: `Open again: later entries by ${agenda.reopenedBy.join(', ')}`, tone: 'bad' as const }]]
      : []),
    ...(agenda.ended && !agenda.closed
      ? [[{ text: 'The playbook is at its end; the case can be closed.', tone: 'warn' as const }]]
      : []),
  ];
}

const attentionWords = {
  failed: 'failed',
  'not-sent': 'not sent',
  denied: 'denied',
  overridden: 'opened without what it needs',
  'evidence-late': 'destroyed what was recorded as evidence only afterwards',
  'applies-now': 'did not apply, and its condition holds now',
} as const;

function wordOf(record: Recorded, { state, expressions, now }: StatusSource): string {
  const { word, detail } = entryOf(record, state.playbook, renderer(state, expressions, now));
  return `${word}${detail ? ` ${detail}` : ''} (${record.w}#${record.seq})`;
}

function section(title: string, tone: Tone, rows: readonly string[]): Line[] {
  if (rows.length === 0) return [];
  return [[{ text: title, tone }], ...rows.map((text): Line => [{ text: '  ' }, { text, hang: true }])];
}
