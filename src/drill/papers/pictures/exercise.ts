import { momentWords, spanWords } from '../../../report/document/time-words.ts';
import { html, type Markup } from '../../../report/html/markup.ts';
import { fitted } from '../../../report/html/pictures/labels.ts';
import { n } from '../../../report/html/pictures/tenths.ts';
import { type TimeScale, ticksOn, timeScale } from '../../../report/html/pictures/time-scale.ts';
import type { Standing } from '../../expectations.ts';
import type { DrillMeasures } from '../../outcome/measures.ts';
import type { Played } from '../../outcome/played.ts';
import { expectedWords } from '../drill-words.ts';

/** A row for each inject, from its delivery until it was taken in, and below it one for each thing expected of it, until it was due. */
export function exercisePicture(
  { drill, until }: Played,
  { expectations }: DrillMeasures,
  width: number,
): Markup | undefined {
  const came = [...drill.delivered.values()].toSorted((a, b) => Date.parse(a.ts) - Date.parse(b.ts));
  if (came.length === 0) return undefined;
  const narrow = width < 600;
  const left = narrow ? 6 : 236;
  const moments = [
    drill.begin,
    until,
    ...came.flatMap(({ ts, data }) => [ts, drill.acknowledged.get(data.inject)?.ts]),
    ...expectations.flatMap(({ due, at }) => [due, at]),
  ].flatMap(time => (time === undefined ? [] : [typeof time === 'string' ? Date.parse(time) : time]));
  const page: Page = { scale: timeScale(moments, left, width - 8), left, width, narrow };
  const rows: Row[] = came.flatMap(({ ts, data }) => {
    const from = Date.parse(ts);
    const taken = drill.acknowledged.get(data.inject);
    const to = taken ? Date.parse(taken.ts) : until;
    const said = taken ? `taken in after ${spanWords(to - from)}` : 'never taken in';
    const own = expectations.filter(({ inject }) => inject === data.inject);
    return [
      {
        label: `${data.inject}  ${data.text}`,
        head: true,
        title: `${data.inject}, ${momentWords(ts)}, ${said}`,
        tone: taken ? 'decided' : 'open',
        from,
        to,
      },
      ...own.flatMap(standing => expectationRow(standing)),
    ];
  });
  const height = rows.length * rowHeight(page);
  return html`<svg viewBox="0 0 ${width} ${n(height + 22)}" role="img" aria-label="Injects and expectations">
${axis(page, height)}
${rows.map((row, i) => drawn(row, page, i * rowHeight(page)))}
</svg>`;
}

interface Page {
  scale: TimeScale;
  left: number;
  width: number;
  narrow: boolean;
}

interface Row {
  label: string;
  head?: true;
  title: string;
  tone: 'decided' | 'open' | 'done' | 'bad' | 'left';
  from: number;
  to: number;
  /** When an expectation was met. */
  met?: number;
}

function rowHeight({ narrow }: Page): number {
  return narrow ? 26 : 16;
}

/** The time that was given; a mark where it was met. */
function expectationRow({ expectation, state, due, at }: Standing): Row[] {
  if (due === undefined) return [];
  const tones = { met: 'done', late: 'open', missed: 'bad', running: 'left', waiting: 'left' } as const;
  return [
    {
      label: expectedWords(expectation),
      title: `${expectation.id}: ${state}, due ${momentWords(new Date(due).toISOString())}`,
      tone: tones[state],
      from: due - expectation.within.ms,
      to: due,
      ...(at !== undefined && { met: at }),
    },
  ];
}

function axis({ scale, narrow }: Page, bottom: number): Markup[] {
  return scale.stretches.flatMap(stretch =>
    stretch.quiet
      ? [
          html`<rect class="quiet-time" x="${n(stretch.left + 2)}" y="0" width="${n(stretch.right - stretch.left - 4)}" height="${n(bottom)}"><title>${spanWords(stretch.to - stretch.from)} without an entry</title></rect>`,
        ]
      : ticksOn(stretch, narrow ? 60 : 64).map(tick => {
          const x = n(scale.x(tick));
          return html`<line class="grid" x1="${x}" x2="${x}" y1="0" y2="${n(bottom)}"/><text class="tick" x="${x}" y="${n(bottom + 14)}" text-anchor="middle">${new Date(tick).toISOString().slice(11, 16)}</text>`;
        }),
  );
}

function drawn({ label, head, title, tone, from, to, met }: Row, page: Page, top: number): Markup {
  const { scale, left, width, narrow } = page;
  const middle = top + (narrow ? 19 : 8);
  const [a, b] = [scale.x(from), scale.x(to)];
  const room = (narrow ? width : left) - (head ? 8 : 20);
  const mark =
    met === undefined
      ? undefined
      : html`<g class="deadline"><path d="M${n(scale.x(met))} ${n(middle - 4)}l4 4-4 4-4-4z"/></g>`;
  const dot = head
    ? html`<g class="milestone"><circle cx="${n(a)}" cy="${n(middle)}" r="3.2"/></g>`
    : undefined;
  return html`<g class="row"><title>${title}</title><line class="rule" x1="${n(left)}" x2="${n(width)}" y1="${n(middle)}" y2="${n(middle)}"/><text class="step" x="${head ? 0 : 12}" y="${n(top + 11)}">${fitted(label, room, 10.5)}</text><rect class="bar ${tone}" x="${n(a)}" y="${n(middle - (head ? 3.5 : 2))}" width="${n(Math.max(b - a, 2))}" height="${head ? 7 : 4}" rx="1.5"/>${dot}${mark}</g>
`;
}
