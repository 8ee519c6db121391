import { instanceName } from '../../engine/instance.ts';
import type { OpenStep } from '../../engine/open-steps.ts';
import { span } from '../../playbook/duration.ts';
import { entryOf } from '../../report/entry.ts';
import type { Line } from '../../terminal/line.ts';
import { waitingInjects } from '../screens/inject.ts';
import { clockTime } from '../times.ts';
import { whoHas } from '../who.ts';
import { firstLine } from './coming-rows.ts';
import type { ConsoleView } from './console-view.ts';
import { part } from './part.ts';

/** What the players have before them: who is there, what they did last, injects that they have not taken in or answered, open steps. */
export function playerRows(view: ConsoleView, most: number): Line[] {
  const rows = [...presence(view), ...unread(view), ...view.open.map(open => stepRow(open, view))];
  return part('PLAYERS', rows, most);
}

function presence({ closed, players, stuck, newest, state, now, render }: ConsoleView): Line[] {
  if (closed)
    return [[{ text: 'The case is closed: what is left is to judge and to rate.', tone: 'strong' }]];
  if (players.length === 0 || stuck)
    return [[{ text: 'NO TERMINAL OF THEIRS IS AT WORK: nothing comes by itself', tone: 'bad' }]];
  const there = players.join(', ');
  if (!newest || newest.type === 'case.opened')
    return [[{ text: `${there} at work, nothing done yet`, tone: 'dim' }]];
  const { word, about } = entryOf(newest, state.playbook, render);
  const step = newest.at ? `${instanceName(newest.at)} ` : '';
  const said = `${step}${word.toLowerCase()}${newest.at ? '' : `: ${firstLine(about)}`}`;
  const ago = span(Math.max(0, now - Date.parse(newest.ts)));
  return [
    [
      { text: `${there} at work; last ` },
      { text: said, tone: 'accent' },
      { text: `, ${newest.actor.name}, ${ago} ago` },
    ],
  ];
}

function unread({ state, now }: ConsoleView): Line[] {
  return waitingInjects(state).map(({ record, wants }) => {
    const since = span(Math.max(0, now - Date.parse(record.ts)));
    return wants === 'reading'
      ? [{ text: `${record.data.inject} not taken in for ${since}`, tone: 'bad' as const }]
      : [{ text: `${record.data.inject} taken in, no answer for ${since}`, tone: 'warn' as const }];
  });
}

function stepRow({ at, step, since }: OpenStep, { state, now, render }: ConsoleView): Line {
  const opened = since ? `  since ${clockTime(Date.parse(since.ts), now)}` : '';
  const who = step.role ? `  ${step.role}: ${whoHas(state, step.role, undefined)}` : '';
  return [
    { text: instanceName(at), tone: 'accent' },
    { text: `  ${render(step.title, at)}` },
    { text: `${opened}${who}`, tone: 'dim' },
  ];
}
