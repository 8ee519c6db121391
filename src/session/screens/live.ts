import type { Scenario } from '../../drill/scenario.ts';
import { asksWhether } from '../../engine/advance.ts';
import type { Agenda } from '../../engine/agenda.ts';
import { isPressing } from '../../engine/clocks/deadline.ts';
import type { Instance } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import { latestSlot } from '../../engine/latest.ts';
import { offerFor } from '../../engine/offers.ts';
import { readSeverity } from '../../engine/state.ts';
import { noteWords } from '../../report/deadline-words.ts';
import type { Line } from '../../terminal/line.ts';
import type { Key, Live } from '../../terminal/prompter.ts';
import type { CaseSession } from '../case-session.ts';
import type { Focus } from '../focus.ts';
import { firstDue } from '../nag.ts';
import { nextDeadline } from '../nag-deadlines.ts';
import { clockSeconds, clockTime, sinceOpening, until } from '../times.ts';
import { standingText, toneOf } from './deadline-text.ts';
import { injectLines, overLines, pauseWords } from './inject.ts';
import { modeSpan } from './mode.ts';

/** The block that is drawn again: where one is, what presses, the step, the keys, what was saved last. */
export function liveBlock(
  session: CaseSession,
  agenda: Agenda,
  focus: Focus,
  keys: Key[],
  saved: Line,
  scenario?: Scenario,
): Live {
  const next = firstDue(agenda.open);
  const deadline = nextDeadline(agenda.clocks);
  const left = Math.min(
    ...[next, deadline].map(due => (due ? due.due - session.now : Infinity)).filter(ms => ms > 0),
  );
  return {
    lines: [
      headLine(session),
      ...deadlineLine(session, agenda, deadline),
      pressLine(session, agenda, next),
      ...handoverLine(session),
      ...overLines(session.state, scenario, session.now),
      ...injectLines(session.state),
      focusLine(session, focus),
    ],
    keys,
    status: saved,
    redrawIn: left <= 60_000 || session.state.exercise.length > 0 ? 1 : 10,
  };
}

/** The same where somebody else has closed the case meanwhile: what is left is to go. */
export function closedBlock(session: CaseSession, saved: Line): Live {
  return {
    lines: [headLine(session), [{ text: 'The case was closed meanwhile.', tone: 'strong' }]],
    keys: [{ key: 'q', act: 'leave', label: 'leave' }],
    status: saved,
    redrawIn: 10,
  };
}

function headLine(session: CaseSession): Line {
  const { state, store, playbook, now } = session;
  const opened = state.openings[0];
  const severity = readSeverity(state);
  return [
    { text: `${store.name} `, tone: 'strong' },
    { text: `${playbook.id} ${playbook.version} · ` },
    modeSpan(state),
    { text: ` · ${clockSeconds(now)}` },
    { text: opened ? ` (${sinceOpening(Date.parse(opened.ts), now)})` : '' },
    { text: pauseWords(state), tone: 'bad' },
    { text: severity.kind === 'set' ? ` · ${severity.value} ` : ' ' },
    { text: '', sign: 'rule', tone: 'dim' },
  ];
}

/** The deadline that is due first; it stays in sight whatever is worked on. */
function deadlineLine(
  session: CaseSession,
  { clocks }: Agenda,
  next: ReturnType<typeof nextDeadline>,
): Line[] {
  const pressing = clocks.filter(isPressing);
  const shown = next ?? pressing[0];
  if (!shown) return [];
  const others = pressing.length - 1;
  return [
    [
      { text: 'NEXT DEADLINE  ', tone: 'strong' },
      {
        text: `${session.render(shown.clock.title)}: ${standingText(shown, session.now)}`,
        tone: toneOf(shown, session.now),
        hang: true,
      },
      { text: `${others > 0 ? `  and ${others} more` : ''}  not legal advice`, tone: 'dim' },
    ],
  ];
}

function pressLine(session: CaseSession, agenda: Agenda, next: ReturnType<typeof firstDue>): Line {
  const counted = [
    many(agenda.open.length, 'open'),
    many(agenda.held.filter(h => h.kind === 'waiting').length, 'waiting'),
    many(
      agenda.held.filter(h => h.kind === 'asking').length +
        agenda.clocks.filter(d => d.state === 'undecided').length,
      'to be asked',
    ),
    many(agenda.measures.filter(m => m.state === 'in-force').length, 'measure in force', 'measures in force'),
    many(agenda.unended.length, 'running or cut off'),
    many(agenda.conflicts.length + agenda.disputes.length, 'to settle'),
  ].filter(text => text !== '');
  const line: Line = [{ text: counted.join(' · '), tone: 'dim' }];
  if (next === undefined) return line;
  const { step, due } = next;
  const word = step.step.kind === 'wait' ? 'WAITS' : 'DUE';
  return [
    {
      text: `${word} ${instanceName(step.at)} ${clockTime(due, session.now)}, ${until(due, session.now)}`,
      tone: due < session.now ? 'bad' : 'warn',
    },
    { text: '   ' },
    ...line,
  ];
}

/** Somebody waits to be relieved. */
function handoverLine({ person, state }: CaseSession): Line[] {
  const offer = offerFor(person, state);
  if (!offer) return [];
  const { actor, data } = offer;
  return [[{ text: `HAND-OVER  ${actor.name} offers it to ${data.to}: h takes over`, tone: 'accent' }]];
}

function many(count: number, one: string, several = one): string {
  if (count === 0) return '';
  return `${count} ${count === 1 ? one : several}`;
}

function focusLine(session: CaseSession, focus: Focus): Line {
  switch (focus.kind) {
    case 'step': {
      const { at, step, way } = focus.open;
      return [
        { text: `${step.phase} · `, tone: 'dim' },
        { text: focus.name, tone: 'accent' },
        { text: `  ${session.render(step.title, at)}`, tone: 'strong', hang: true },
        ...(step.critical ? [{ text: '  CRITICAL', tone: 'bad' as const }] : []),
        ...(way === 'walk' ? [] : [{ text: `  (${ways[way]})`, tone: 'warn' as const }]),
      ];
    }
    case 'conflict':
      return [
        {
          text: `CONFLICT  ${focus.name}  ${session.render(focus.conflict.step.title, focus.conflict.at)}`,
          tone: 'bad',
        },
      ];
    case 'dispute':
      return [{ text: `DISPUTED  ${focus.dispute.what} ${focus.dispute.name}`, tone: 'bad' }];
    case 'asking':
      return [
        {
          text: `${asksWhether(focus.held) ? 'DOES IT APPLY?' : 'TO BE ANSWERED'}  ${focus.name}`,
          tone: 'accent',
        },
        {
          text: `  ${session.render(focus.held.pending.step.title, focus.held.pending.slot.instance)}`,
          tone: 'strong',
          hang: true,
        },
        { text: `  ${wantedText(session, focus.held)}`, tone: 'dim' },
      ];
    case 'deadline':
      return [
        { text: `DOES IT APPLY?  ${focus.deadline.clock.id}`, tone: 'accent' },
        { text: `  ${session.render(focus.deadline.clock.title)}`, tone: 'strong', hang: true },
        { text: `  ${noteWords(focus.deadline).join('; ')}`, tone: 'dim' },
      ];
    case 'waiting':
      return [
        { text: `WAITING  ${focus.name}`, tone: 'warn' },
        {
          text: `  ${session.render(focus.held.pending.step.title, focus.held.pending.slot.instance)}`,
          hang: true,
        },
        {
          text: `  for ${focus.held.missing.map(id => needTitle(session, id, focus.held.pending.slot.instance)).join(', ')}`,
          tone: 'dim',
        },
      ];
    case 'unended':
      return [
        { text: `DID IT RUN?  ${instanceName(focus.unended.at)}`, tone: 'bad' },
        {
          text: `  ${session.render(focus.unended.step.title, focus.unended.at)}`,
          tone: 'strong',
          hang: true,
        },
        { text: `  started by ${focus.unended.started.actor.name}, no end is recorded`, tone: 'dim' },
      ];
    case 'closing':
      return [
        { text: 'The playbook is at its end.', tone: 'strong' },
        { text: '  Close the case when you are ready.', hang: true },
      ];
    default:
      return focus satisfies never;
  }
}

const ways = { 'out-of-turn': 'opened out of turn', redo: 'opened again', leftover: 'left behind' } as const;

/** What a step that is not open yet wants to know, or on what it depends whether it applies. */
function wantedText({ playbook }: CaseSession, held: Asking): string {
  if (held.problem !== undefined) return held.problem;
  if (asksWhether(held)) return `depends on ${held.missing.join(', ')}`;
  return held.missing.map(name => playbook.inputs[name]?.ask ?? name).join(' ');
}

type Asking = Extract<Focus, { kind: 'asking' }>['held'];

function needTitle(session: CaseSession, id: string, from: Instance): string {
  const step = session.playbook.steps[id];
  return step ? `${id} (${session.render(step.title, latestSlot(session.state, id, from).instance)})` : id;
}
