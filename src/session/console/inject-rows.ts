import type { DrillState } from '../../drill/drill-state.ts';
import type { Prospect } from '../../drill/outlook.ts';
import { drillTime } from '../../drill/papers/drill-words.ts';
import type { Inject } from '../../drill/scenario.ts';
import { span } from '../../playbook/duration.ts';
import type { Line, Tone } from '../../terminal/line.ts';
import { fewRows } from '../../terminal/one-row.ts';
import type { ConsoleView, Room } from './console-view.ts';

/** The chosen inject: where it stands, its text, and what is for the controller alone. As much of each as there is room for. */
export function injectRows(view: ConsoleView, room: Room): Line[] {
  const at = view.outlook.findIndex(({ inject }) => inject.id === view.chosen);
  const prospect = view.outlook[at];
  if (!prospect) return [];
  const { inject } = prospect;
  const head: Line = [
    { text: `INJECT ${inject.id}`, tone: 'accent' },
    { text: ` ${at + 1}/${view.outlook.length}  `, tone: 'dim' },
    { text: standingOf(prospect, view), tone: 'strong' },
    { text: `  ${wayOf(inject)}`, tone: 'dim' },
  ];
  return [head, ...texts(inject, view.drill, { ...room, height: room.height - 1 })];
}

interface Text {
  word: string;
  text: string;
  tone?: Tone;
}

/** Every text gets one row, then the longest one that has no room another, until there are no more. */
function texts(inject: Inject, drill: DrillState, { width, height }: Room): Line[] {
  const shown = textsOf(inject, drill).filter(({ text }) => text.trim() !== '');
  const inner = width - 8;
  const whole = shown.map(({ text }) => fewRows(text, inner, Number.POSITIVE_INFINITY).length);
  const rows = whole.map(() => 1);
  for (let spare = height - rows.length; spare > 0; spare--) {
    const [next] = rows
      .map((count, i) => ({ i, wants: (whole[i] ?? 0) - count }))
      .filter(({ wants }) => wants > 0)
      .sort((a, b) => (rows[a.i] ?? 0) - (rows[b.i] ?? 0));
    if (!next) break;
    rows[next.i] = (rows[next.i] ?? 0) + 1;
  }
  return shown.slice(0, Math.max(1, height)).flatMap(({ word, text, tone }, i) =>
    fewRows(text, inner, rows[i] ?? 1).map(
      (row, n): Line => [
        { text: (n === 0 ? word : '').padEnd(8), tone: 'strong' },
        { text: row, hang: true, ...(tone && { tone }) },
      ],
    ),
  );
}

function textsOf(inject: Inject, drill: DrillState): Text[] {
  const { answer, hints, watchFor } = inject.trainer;
  const answers = drill.answered.get(inject.id) ?? [];
  const told = new Set(drill.hints.map(({ data }) => data.text));
  return [
    { word: 'TEXT', text: inject.text },
    {
      word: 'SAID',
      text: answers.map(({ actor, data }) => `${actor.name}: ${data.text}`).join('\n'),
      tone: 'good',
    },
    { word: 'ANSWER', text: answer },
    { word: 'WATCH', text: watchFor.join('; ') },
    {
      word: 'HINTS',
      text: hints.map((text, i) => `${i + 1} ${told.has(text) ? '(given) ' : ''}${text}`).join('; '),
    },
    { word: 'ASK', text: inject.questions.join(' ') },
  ];
}

function standingOf({ inject, state, held, at, waits }: Prospect, { drill, now }: ConsoleView): string {
  switch (state) {
    case 'delivered': {
      const read = drill.acknowledged.get(inject.id);
      const came = `came ${drillTime((at ?? now) - drill.begin)}`;
      if (!read) return `${came}, not taken in`;
      return `${came}, taken in by ${read.actor.name} after ${span(Math.max(0, Date.parse(read.ts) - (at ?? 0)))}`;
    }
    case 'pending':
      if (held) return 'HELD: h lets it go';
      if (at !== undefined && at > now) return `comes in ${span(at - now)}`;
      return waits.length > 0 ? `waits for ${waits.join(', ')}` : 'due';
    case 'dropped':
      return 'DROPPED';
    case 'undrawn':
      return 'not drawn by its pool; f fires it all the same';
    default:
      return state satisfies never;
  }
}

function wayOf({ type, channel, from, to }: Inject): string {
  return [type, channel, from && `from ${from}`, to.length > 0 ? `to ${to.join(', ')}` : '']
    .filter(word => word !== '')
    .join(', ');
}
