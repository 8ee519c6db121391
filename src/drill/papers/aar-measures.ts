import type { Instance } from '../../engine/event.ts';
import type { Cell, Section } from '../../report/document/section.ts';
import { spanWords } from '../../report/document/time-words.ts';
import { words } from '../../report/document/words.ts';
import { counted } from '../outcome/coverage.ts';
import type { Moment } from '../outcome/measures.ts';
import { citation } from '../outcome/played.ts';
import type { AarSource } from './aar-document.ts';
import { drillTime } from './drill-words.ts';

/** What the record alone comes to: times, expectations, the order of things, the longest silence. */
export function measureSection({ measures, played }: AarSource): Section {
  const { commander, containment, notification, acknowledgement, expectations, silence } = measures;
  const { skipped, unfinished, outOfOrder, reversed } = measures;
  const of = (state: string) => expectations.filter(standing => standing.state === state).length;
  const title = (at: Instance | undefined) => {
    const step = at && played.state.playbook.steps[at.step];
    return step ? played.render(step.title, at) : (at?.step ?? '');
  };
  return {
    id: 'measures',
    title: 'What was measured',
    blocks: [
      {
        kind: 'figures',
        figures: [
          { value: `${of('met')}`, label: 'expectations met', tone: 'good' },
          { value: `${of('late')}`, label: 'met late', ...(of('late') > 0 && { tone: 'warn' as const }) },
          { value: `${of('missed')}`, label: 'missed', ...(of('missed') > 0 && { tone: 'bad' as const }) },
        ],
      },
      {
        kind: 'table',
        columns: ['Measure', 'Value', 'Shown by'],
        rows: [
          [
            { text: 'Time to acknowledge an inject, median' },
            time(acknowledgement.median),
            { text: `${acknowledgement.taken} taken in, ${acknowledgement.untaken.length} never` },
          ],
          [
            { text: 'Time to acknowledge an inject, longest' },
            time(acknowledgement.longest?.ms),
            {
              text: acknowledgement.longest
                ? `${acknowledgement.longest.inject}, ${citation(acknowledgement.longest.by)}`
                : '',
            },
          ],
          momentRow('A commander was named', commander),
          momentRow('First containment decided', containment),
          momentRow('First notification sent', notification),
          [
            { text: 'Longest silence' },
            time(silence?.ms),
            {
              text: [silence?.from, silence?.to]
                .flatMap(record => (record ? [citation(record)] : []))
                .join(' to '),
            },
          ],
        ],
      },
      {
        kind: 'table',
        title: 'Left out, not finished, out of order, reversed',
        columns: ['Step', 'What', 'Why', 'Shown by'],
        rows: [
          ...skipped.map(record => stepRow(record, 'left out', title)),
          ...unfinished.map(record => stepRow(record, 'not finished', title)),
          ...outOfOrder.map(record => stepRow(record, 'out of order', title)),
          ...reversed.map(({ step, from, to, before, after }): Cell[] => [
            { text: title(before.at), note: step },
            { text: 'reversed' },
            { text: `${from}, then ${to}` },
            { text: `${citation(before)}, ${citation(after)}` },
          ]),
        ],
      },
    ],
  };
}

/** Steps used, left out and never reached, and what was looked for and is nowhere. */
export function coverageSection({ measures: { coverage } }: AarSource): Section {
  const begun = coverage.phases.flatMap(({ title: phase, steps }) =>
    steps
      .filter(({ state }) => state === 'skipped' || state === 'open')
      .map(({ id, title, state }): Cell[] => [
        { text: title, note: id },
        { text: phase },
        { text: state === 'skipped' ? 'left out' : 'not finished' },
      ]),
  );
  const unreached = coverage.phases.flatMap(({ title: phase, steps }): Cell[][] => {
    const titles = steps.filter(({ state }) => state === 'unreached').map(({ title }) => title);
    return titles.length === 0
      ? []
      : [[{ text: phase }, { text: `${titles.length} of ${steps.length}` }, { text: titles.join('; ') }]];
  });
  return {
    id: 'coverage',
    title: 'Coverage of the playbook',
    blocks: [
      {
        kind: 'figures',
        figures: [
          { value: `${counted(coverage, 'used')}`, label: 'steps used' },
          {
            value: `${counted(coverage, 'skipped') + counted(coverage, 'open')}`,
            label: 'left out or not finished',
          },
          { value: `${coverage.notFound.length}`, label: 'searched for and not found' },
        ],
      },
      {
        kind: 'picture',
        of: 'coverage',
        title: 'Steps of each phase: used, not finished, left out, not reached',
      },
      { kind: 'table', title: 'Left out, or not finished', columns: ['Step', 'Phase', 'State'], rows: begun },
      ...(unreached.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              title: 'Not reached',
              columns: ['Phase', 'Steps', 'Which'],
              rows: unreached,
            },
          ]),
      {
        kind: 'table',
        title: 'Searched for and not found',
        columns: ['Asked', 'By', 'Shown by'],
        rows: coverage.notFound.map((record): Cell[] => [
          { text: record.data.asked },
          { text: record.actor.name },
          { text: citation(record) },
        ]),
      },
    ],
  };
}

function momentRow(name: string, moment: Moment | undefined): Cell[] {
  return [
    { text: name },
    moment ? { text: drillTime(moment.ms) } : { text: words.notRecorded, tone: 'quiet' },
    { text: moment ? `${citation(moment.by)}, ${moment.by.actor.name}` : '' },
  ];
}

function time(ms: number | undefined): Cell {
  return ms === undefined ? { text: words.notRecorded, tone: 'quiet' } : { text: spanWords(ms) };
}

function stepRow(
  record: AarSource['measures']['skipped'][number],
  what: string,
  title: (at: Instance | undefined) => string,
): Cell[] {
  const { step } = record.at ?? { step: '' };
  const reason = 'reason' in record.data ? `${record.data.reason ?? ''}` : '';
  return [
    { text: title(record.at), note: step },
    { text: what },
    { text: reason },
    { text: citation(record) },
  ];
}
