import type { Cell, Section } from '../../report/document/section.ts';
import { citation } from '../outcome/played.ts';
import type { Inject } from '../scenario.ts';
import type { AarSource } from './aar-document.ts';
import { drillTime } from './drill-words.ts';

/** Every inject, in the order in which they came, and what the table made of it; then those that did not come. */
export function injectSection({ played: { scenario, drill } }: AarSource): Section {
  const byId = new Map(scenario.injects.map(inject => [inject.id, inject]));
  const came = [...drill.delivered.values()].toSorted((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0));
  const since = (ts: string) => drillTime(Date.parse(ts) - drill.begin);
  const rows = came.map((delivered): Cell[] => {
    const { inject, text, from = '', channel = '', cause } = delivered.data;
    const taken = drill.acknowledged.get(inject);
    const answers = drill.answered.get(inject) ?? [];
    return [
      { text: since(delivered.ts), note: citation(delivered) },
      {
        text,
        note: [inject, from, channel, cause === 'controller' ? 'by hand' : ''].filter(Boolean).join(', '),
      },
      taken
        ? { text: since(taken.ts), note: `${taken.actor.name}, ${citation(taken)}` }
        : { text: 'never', tone: 'warn' },
      { text: answers.map(({ data }) => data.text).join('\n'), note: answers.map(citation).join(', ') },
    ];
  });
  const absent = [...byId.values()].filter(({ id }) => !drill.delivered.has(id));
  return {
    id: 'injects',
    title: 'Injects',
    blocks: [
      { kind: 'table', columns: ['Came', 'Inject', 'Taken in', 'Answered'], rows },
      {
        kind: 'table',
        title: 'Did not come',
        columns: ['Inject', 'Why'],
        rows: absent.map(inject => absentRow(inject, drill)),
      },
    ],
  };
}

function absentRow({ id, text }: Inject, { dropped }: AarSource['played']['drill']): Cell[] {
  const drop = dropped.get(id);
  if (!drop)
    return [
      { text, note: id },
      { text: 'not drawn, or what it waits for did not come about', tone: 'quiet' },
    ];
  const why = drop.data.cause === 'late' ? 'came too late to come' : 'dropped by the controller';
  return [
    { text, note: id },
    { text: why, note: citation(drop) },
  ];
}
