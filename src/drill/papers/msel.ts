import { csvOf } from '../../report/export/csv.ts';
import type { DrillMeasures } from '../outcome/measures.ts';
import type { Played } from '../outcome/played.ts';
import type { Inject, Scenario } from '../scenario.ts';
import { drillTime, expectedWords, triggerWords } from './drill-words.ts';
import { type Planned, plannedOrder } from './planned-order.ts';

/** An exercise that was played, where the list is to say what came of each event. */
export interface Ran {
  played: Played;
  measures: DrillMeasures;
}

/**
 * The master scenario events list as CSV, in the columns of HSEEP's template (2020): of a scenario, or of an exercise as it went. A message
 * says that it is of an exercise, as whoever passes it on from the list must.
 */
export function mselCsv(scenario: Scenario, ran?: Ran): string {
  const begin = ran ? ran.played.drill.begin : Date.parse(scenario.clock.storyStart);
  return csvOf(
    columns,
    plannedOrder(scenario).map((planned, i) => [
      `${i + 1}`,
      ...eventCells(planned, begin, controllerOf(planned, ran)),
      ...ranCells(planned, ran),
    ]),
  );
}

const columns = [
  'event number',
  'scenario time',
  'delivery time',
  'event type',
  'inject mode',
  'from',
  'to',
  'controller',
  'message',
  'expected response',
  'objective',
  'notes',
  'status',
  'actual time',
  'observed response',
];

/** What is planned: times are those at which it may be expected at the earliest. */
function eventCells({ inject, at, pool }: Planned, begin: number, controller: string): string[] {
  const { type, channel, from, to, text, expect } = inject;
  return [
    at === undefined ? '' : new Date(begin + at).toISOString(),
    at === undefined ? 'as it comes' : drillTime(at).slice(1),
    type,
    channel,
    from,
    to.join(', ') || 'everybody',
    controller,
    `EXERCISE: ${text}`,
    expect.map(one => `${one.id}: ${expectedWords(one)}, within ${one.within.text}`).join('\n'),
    [...new Set(expect.map(({ objective }) => objective))].join(', '),
    notesOf(inject, pool),
  ];
}

/** Who delivered it by hand; the program delivers the others. */
function controllerOf({ inject: { id } }: Planned, ran: Ran | undefined): string {
  const delivered = ran?.played.drill.delivered.get(id);
  return delivered?.data.cause === 'controller' ? delivered.actor.name : '';
}

function notesOf({ id, when, trainer, questions }: Inject, pool: string | undefined): string {
  return [
    `inject ${id}`,
    ...(when ? [`waits for: ${triggerWords(when)}`] : []),
    ...(pool === undefined ? [] : [`pool ${pool}`]),
    ...questions.map(question => `ask: ${question}`),
    ...(trainer.answer === '' ? [] : [`answer: ${trainer.answer}`]),
    ...trainer.watchFor.map(sign => `watch for: ${sign}`),
  ].join('\n');
}

/** Status, actual time and observed response. */
function ranCells({ inject: { id } }: Planned, ran: Ran | undefined): [string, string, string] {
  if (!ran) return ['planned', '', ''];
  const { drill } = ran.played;
  const delivered = drill.delivered.get(id);
  const dropped = drill.dropped.get(id);
  if (!delivered) return dropped ? ['dropped', dropped.ts, ''] : ['not delivered', '', ''];
  const taken = drill.acknowledged.get(id);
  const observed = [
    taken ? `taken in by ${taken.actor.name} at ${taken.ts}` : 'never taken in',
    ...(drill.answered.get(id) ?? []).map(({ data, actor }) => `${actor.name}: ${data.text}`),
    ...ran.measures.expectations
      .filter(({ inject }) => inject === id)
      .map(({ expectation, state }) => `${expectation.id}: ${state}`),
  ];
  return ['delivered', delivered.ts, observed.join('\n')];
}
