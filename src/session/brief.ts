import { formatHead } from '../case/heads.ts';
import { asksWhether } from '../engine/advance.ts';
import type { Agenda } from '../engine/agenda.ts';
import { isPressing } from '../engine/clocks/deadline.ts';
import { duesOf } from '../engine/dues.ts';
import type { Heads } from '../engine/event.ts';
import { instanceName } from '../engine/instance.ts';
import { settle } from '../engine/outcome.ts';
import type { Render } from '../engine/renderer.ts';
import type { Settled } from '../engine/settled.ts';
import { type CaseState, modeOf, readInput, readMilestone, readSeverity } from '../engine/state.ts';
import { formatValue } from '../expression/values/format-value.ts';
import { standardMilestones } from '../playbook/milestones.ts';
import type { CaseSession } from './case-session.ts';
import { standingText } from './screens/deadline-text.ts';
import { clockTime, until } from './times.ts';

/** The draft of a hand-over's brief: what the next person must know, for the leaving one to correct and add to. */
export function briefOf(session: CaseSession): string {
  const { state, now, store } = session;
  const agenda = session.agenda();
  const render: Render = (text, at) => session.render(text, at);
  const parts = [
    modeOf(state) === 'drill' ? 'EXERCISE  Nothing in this is a real incident.' : '',
    part('KNOWN SO FAR', knownOf(state, now, render)),
    part('OPEN', openOf(agenda, render)),
    part('DEADLINES', deadlinesText(agenda, now, render)),
    part('WAITING', waitingOf(agenda, render)),
    part('TO SETTLE', [
      ...agenda.conflicts.map(({ at }) => `${instanceName(at)}: two endings`),
      ...agenda.disputes.map(({ what, name }) => `${what} ${name}: two values`),
    ]),
    part('SKIPPED OR FAILED', setAside(state, render)),
    part(
      'MEASURES IN FORCE',
      agenda.measures
        .filter(({ state: word }) => word !== 'lifted')
        .map(({ at, what, undo }) => `${instanceName(at)}  ${render(what)} (to undo: ${render(undo)})`),
    ),
    part('HEAD OF THE RECORD', headsText(store.heads())),
  ];
  return parts.filter(text => text !== '').join('\n\n');
}

/** The heads in their short form, a log each. */
function headsText(heads: Heads): string[] {
  return Object.entries(heads).map(([w, [seq, hash]]) => `${formatHead(hash, seq + 1)}  ${w}`);
}

function part(title: string, rows: readonly string[]): string {
  return rows.length === 0 ? '' : [title, ...rows.map(row => `  ${row}`)].join('\n');
}

function knownOf(state: CaseState, now: number, render: Render): string[] {
  const severity = readSeverity(state);
  const milestones = [...new Set([...standardMilestones, ...state.milestones.keys()])].flatMap(name => {
    const reached = readMilestone(state, name);
    return reached.kind === 'set' ? [`${name} ${clockTime(Date.parse(reached.value.at), now)}`] : [];
  });
  const answers = Object.values(state.playbook.inputs).flatMap(input => {
    const reading = readInput(state, input.name);
    return reading.kind === 'set' ? [`${input.name}: ${formatValue(reading.value, input)}`] : [];
  });
  return [
    ...(severity.kind === 'set' ? [`severity: ${severity.value}`] : []),
    ...(milestones.length > 0 ? [milestones.join(', ')] : []),
    ...answers,
    ...decisionsOf(state, render),
  ];
}

function decisionsOf(state: CaseState, render: Render): string[] {
  return endingsOf(state).flatMap(({ name, settled: { by } }) => {
    const step = by.at && state.playbook.steps[by.at.step];
    if (by.type !== 'decision.made' || step?.kind !== 'decision') return [];
    const label = step.options.find(option => option.id === by.data.option)?.label ?? by.data.option;
    return [`${name}: ${render(label, by.at)} (${by.actor.name})`];
  });
}

function openOf({ open, held }: Agenda, render: Render): string[] {
  const asked = held.filter(({ kind }) => kind === 'asking');
  return [
    ...open.map(
      ({ at, step }) => `${instanceName(at)}  ${render(step.title, at)}${step.critical ? '  CRITICAL' : ''}`,
    ),
    ...asked.map(
      one =>
        `${one.pending.slot.name}  ${render(one.pending.step.title, one.pending.slot.instance)}: ${asksWhether(one) ? 'does it apply?' : `wants ${one.missing.join(', ')}`}`,
    ),
  ];
}

/** What is due, the next first; then what has no limit and is wanted all the same. */
function deadlinesText(agenda: Agenda, now: number, render: Render): string[] {
  const clocks = new Map(
    agenda.clocks
      .filter(isPressing)
      .map(deadline => [
        deadline.clock.id,
        `${deadline.clock.id}  ${render(deadline.clock.title)}: ${standingText(deadline, now)}`,
      ]),
  );
  const dues = duesOf(agenda);
  const unlimited = [...clocks.keys()].filter(id => !dues.some(({ of }) => of === id));
  return [
    ...dues.map(({ of, at }) => clocks.get(of) ?? `${of}  due ${clockTime(at, now)}, ${until(at, now)}`),
    ...unlimited.flatMap(id => clocks.get(id) ?? []),
  ];
}

function waitingOf({ held }: Agenda, render: Render): string[] {
  return held
    .filter(({ kind }) => kind === 'waiting')
    .map(
      ({ pending, missing }) =>
        `${pending.slot.name}  ${render(pending.step.title, pending.slot.instance)}: for ${missing.join(', ')}`,
    );
}

function setAside(state: CaseState, render: Render): string[] {
  return endingsOf(state).flatMap(({ name, settled: { by, word } }) => {
    if (!['skipped', 'failed', 'not-sent', 'denied', 'declined'].includes(word)) return [];
    const title = render(state.playbook.steps[by.at?.step ?? '']?.title ?? '', by.at);
    const reason = 'reason' in by.data && by.data.reason ? `: ${by.data.reason}` : '';
    return [`${name}  ${title}: ${word}${reason}`];
  });
}

/** What ended, in the order in which it did. */
function endingsOf(state: CaseState): { name: string; settled: Extract<Settled, { kind: 'final' }> }[] {
  const ended = [...state.slots.values()].flatMap(slot => {
    const turn = slot.turns.at(-1);
    const settled = turn && settle(turn);
    return turn && settled?.kind === 'final' ? [{ name: instanceName(turn.instance), settled }] : [];
  });
  return ended.sort((a, b) => (a.settled.by.ts < b.settled.by.ts ? -1 : 1));
}
