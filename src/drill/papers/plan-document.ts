import type { Block, Cell, ReportDocument, Section } from '../../report/document/section.ts';
import { tableSection } from '../../report/document/table-section.ts';
import { momentWords } from '../../report/document/time-words.ts';
import { words } from '../../report/document/words.ts';
import type { Expectation, Inject, Pool, Scenario } from '../scenario.ts';
import { byCapability, drillTime, expectedWords, triggerWords, wallMinutes } from './drill-words.ts';
import { type Planned, plannedOrder } from './planned-order.ts';

/**
 * A scenario on paper, for who plans or controls it: all of it, the trainer's answers too. `title` says which paper it is; nothing of
 * it is for players.
 */
export function planDocument(
  scenario: Scenario,
  kind: 'Exercise plan' | 'Controller hand-out',
): ReportDocument {
  const { id, version, title, summary, playbook, clock, duration } = scenario;
  return {
    kind,
    exercise: true,
    title,
    subtitle: kind,
    banners: [
      { text: words.exercise, tone: 'warn' },
      { text: 'FOR CONTROLLERS, NOT FOR PLAYERS', tone: 'warn' },
    ],
    colophon: [
      `Scenario ${id} ${version}. It exercises the playbook ${playbook.id}${playbook.version === undefined ? '' : ` ${playbook.version}`}.`,
      `The story begins ${momentWords(clock.storyStart)} and goes on for ${duration.text}: ${paceWords(scenario)}. Times with a plus are the story's, since its beginning.`,
      ...(summary === '' ? [] : [summary]),
    ],
    sections: [
      overviewSection(scenario),
      objectiveSection(scenario),
      injectSection(scenario),
      expectationSection(scenario),
      ...(kind === 'Controller hand-out' ? [scriptSection(scenario)] : []),
      rolesSection(scenario),
      factsSection(scenario),
      hotWashSection(scenario),
    ],
  };
}

function paceWords(scenario: Scenario): string {
  const { mode, scale } = scenario.clock;
  switch (mode) {
    case 'scaled':
      return `${wallMinutes(scenario)} minutes at the table, ${scale} times as fast`;
    case 'real':
      return 'as fast as the clock on the wall';
    case 'manual':
      return 'the controller moves the clock';
    default:
      return mode satisfies never;
  }
}

function overviewSection({ overview, pools }: Scenario): Section {
  const { scope, threat, sponsor, contact } = overview;
  const facts = Object.entries({ Scope: scope, Threat: threat, Sponsor: sponsor, Contact: contact });
  return {
    id: 'overview',
    title: 'Overview',
    blocks: [
      {
        kind: 'facts',
        facts: facts.map(([name, text]) => ({ name, values: [{ text: text || words.notRecorded }] })),
      },
      ...(pools.length === 0 ? [] : [poolTable(pools)]),
    ],
  };
}

function poolTable(pools: readonly Pool[]): Block {
  return {
    kind: 'table',
    title: 'Drawn by the seed',
    columns: ['Pool', 'Draws', 'Between', 'Of'],
    rows: pools.map(({ id, draw, between: [from, to], injects }) => [
      { text: id },
      { text: `${draw}` },
      { text: `${drillTime(from.ms)} and ${drillTime(to.ms)}` },
      { text: injects.join(', ') },
    ]),
  };
}

function objectiveSection({ objectives }: Scenario): Section {
  return tableSection(
    'objectives',
    'Objectives',
    ['Capability', 'Objective', 'Target'],
    byCapability(objectives).flatMap(([capability, own]) =>
      own.map(({ id, text, target }) => [{ text: capability }, { text, note: id }, { text: target }]),
    ),
  );
}

function injectSection(scenario: Scenario): Section {
  const columns = ['When', 'Inject', 'From, by', 'To', 'Waits for'];
  return tableSection(
    'injects',
    'Injects in order',
    columns,
    plannedOrder(scenario).map(planned => injectRow(planned, scenario)),
  );
}

function injectRow({ inject, at, pool }: Planned, { clock: { mode, scale } }: Scenario): Cell[] {
  const { id, type, text, from, channel, to, when } = inject;
  return [
    {
      text: at === undefined ? 'as it comes' : drillTime(at),
      note: at === undefined || mode !== 'scaled' ? '' : `minute ${Math.floor(at / scale / 60_000)}`,
    },
    { text, note: `${id}, ${type}` },
    { text: from, note: channel },
    { text: to.join(', ') || 'everybody' },
    { text: when ? triggerWords(when) : '', note: pool === undefined ? '' : `pool ${pool}` },
  ];
}

function expectationSection(scenario: Scenario): Section {
  return tableSection(
    'expectations',
    'What is expected',
    ['Inject', 'Expected', 'Within', 'Objective', 'Met by'],
    plannedOrder(scenario).flatMap(({ inject }) => inject.expect.map(one => expectationRow(inject, one))),
  );
}

function expectationRow(inject: Inject, expected: Expectation): Cell[] {
  const { id, critical, within, objective, metBy } = expected;
  return [
    { text: inject.id },
    { text: expectedWords(expected), note: critical ? `${id}, critical` : id },
    { text: within.text },
    { text: objective },
    { text: metBy.kind === 'manual' ? 'the controller' : triggerWords(metBy) },
  ];
}

/** What a controller reads out, asks, answers and looks for, inject by inject. */
function scriptSection(scenario: Scenario): Section {
  return {
    id: 'script',
    title: 'Script',
    blocks: plannedOrder(scenario).map(
      ({ inject, at }): Block => ({ kind: 'facts', facts: scriptOf(inject, at) }),
    ),
  };
}

function scriptOf({ id, text, questions, trainer }: Inject, at: number | undefined) {
  const all: [string, readonly string[]][] = [
    [`${at === undefined ? '' : `${drillTime(at)} `}${id}`, [text]],
    ['Ask', questions],
    ['Answer', [trainer.answer]],
    ['Hints', trainer.hints],
    ['Watch for', trainer.watchFor],
  ];
  return all
    .map(([name, texts]) => ({
      name,
      values: texts.filter(said => said !== '').map(said => ({ text: said })),
    }))
    .filter(({ values }) => values.length > 0);
}

function rolesSection({ roles }: Scenario): Section {
  return tableSection(
    'roles',
    'Roles',
    ['Role', 'Brief', 'Needed'],
    roles.map(({ id, brief, required }) => [
      { text: id },
      { text: brief },
      { text: required ? 'yes' : 'no' },
    ]),
  );
}

function factsSection({ facts }: Scenario): Section {
  return tableSection(
    'facts',
    'Facts on request',
    ['When they ask for', 'Tell them', 'From', 'Not before'],
    facts.map(({ id, ask, text, from, after = '' }) => [
      { text: ask, note: id },
      { text },
      { text: from },
      { text: after },
    ]),
  );
}

function hotWashSection({ hotWash }: Scenario): Section {
  return tableSection(
    'hot-wash',
    'Hot wash',
    ['Question', 'Answer'],
    hotWash.map(text => [{ text }, { text: '' }]),
  );
}
