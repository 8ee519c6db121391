import { momentWords } from '../../document/time-words.ts';
import { html, type Markup } from '../markup.ts';
import { fitted, inLanes } from './labels.ts';
import { n } from './tenths.ts';
import type { Page, Rows } from './timeline-page.ts';

/** Milestones, deadlines, hand-overs and notes, each with rows of its own. */
export function besideRows(page: Page): Rows {
  const { report, scale } = page;
  const at = (time: string) => scale.x(Date.parse(time));
  const { left, width } = page;
  const inside = (time: string | null): time is string =>
    time !== null && at(time) < width - 8 && at(time) >= left;
  const bands: Band[] = [
    {
      title: 'Milestones',
      kind: 'milestone',
      marks: report.milestones.map(({ name, at: time }) => ({
        x: at(time),
        label: name,
        title: `${name}, ${momentWords(time)}`,
      })),
    },
    {
      title: 'Deadlines',
      kind: 'deadline',
      marks: report.clocks.flatMap(({ id, title, due, state }) =>
        inside(due) && state !== 'not-applicable'
          ? [
              {
                x: at(due),
                label: id,
                title: `${title}: due ${momentWords(due)}, ${state}`,
                ...(state === 'late' || state === 'overdue' ? { bad: true as const } : {}),
              },
            ]
          : [],
      ),
    },
    {
      title: 'Hand-overs',
      kind: 'handover',
      marks: report.handovers.map(({ offered, from, to }) => ({
        x: at(offered),
        label: `${from} to ${to}`,
        title: `${from} to ${to}, ${momentWords(offered)}`,
      })),
    },
    {
      title: 'Notes',
      kind: 'note',
      marks: report.timeline
        .filter(({ word }) => word.startsWith('NOTE'))
        .slice(0, mostNotes)
        .map(({ at: time, about }) => ({ x: at(time), label: '', title: `${momentWords(time)} ${about}` })),
    },
  ];
  let top = 2;
  const drawn = bands.flatMap(band => {
    if (band.marks.length === 0) return [];
    const rows = drawBand(band, page, top);
    top = rows.bottom;
    return rows.drawn;
  });
  return { drawn, bottom: top };
}

interface Band {
  title: string;
  kind: 'milestone' | 'deadline' | 'handover' | 'note';
  marks: { x: number; label: string; title: string; bad?: true }[];
}

function drawBand({ title, kind, marks }: Band, { left, width, narrow }: Page, top: number): Rows {
  const heading = narrow ? 13 : 0;
  const sorted = marks
    .toSorted((a, b) => a.x - b.x)
    .map(mark => ({ ...mark, label: fitted(mark.label, 150) }));
  const placed =
    kind === 'note'
      ? sorted.map(mark => ({ mark, lane: 0, after: true }))
      : inLanes(sorted, { left, right: width });
  const lanes = Math.max(...placed.map(({ lane }) => lane)) + 1;
  const drawn = placed.map(({ mark, lane, after }) => {
    const y = top + heading + lane * 14 + 9;
    const text =
      mark.label === ''
        ? html``
        : html`<text class="mark" x="${n(mark.x + (after ? 7 : -7))}" y="${n(y + 3.5)}" text-anchor="${after ? 'start' : 'end'}">${mark.label}</text>`;
    return html`<g class="${kind}${mark.bad ? ' bad' : ''}"><title>${mark.title}</title>${shape(kind, mark.x, y)}${text}</g>`;
  });
  return {
    drawn: [
      html`<text class="band" x="${narrow ? 4 : 0}" y="${n(top + (narrow ? 10 : 12.5))}">${title}</text>`,
      ...drawn,
    ],
    bottom: top + heading + lanes * 14 + 4,
  };
}

function shape(kind: Band['kind'], x: number, y: number): Markup {
  switch (kind) {
    case 'milestone':
      return html`<circle cx="${n(x)}" cy="${n(y)}" r="3.2"/>`;
    case 'deadline':
      return html`<path d="M${n(x)} ${n(y - 4)}l4 4-4 4-4-4z"/>`;
    case 'handover':
      return html`<path d="M${n(x - 3)} ${n(y - 4)}l6 4-6 4z"/>`;
    case 'note':
      return html`<circle cx="${n(x)}" cy="${n(y)}" r="1.8"/>`;
    default:
      return kind satisfies never;
  }
}

/** Beyond that their points would be a band: the table holds all. */
const mostNotes = 400;
