import { spanWords } from '../../../report/document/time-words.ts';
import { html, type Markup } from '../../../report/html/markup.ts';
import { fitted } from '../../../report/html/pictures/labels.ts';
import type { Measure } from '../measure.ts';

/** Every time that was recorded as a dot, on a scale that gives minutes and days the same room; the median a line. Nothing where none was. */
export function timesPicture(measures: readonly Measure[], width: number): Markup | undefined {
  const drawn = measures.filter(({ name, count }) => count > 0 && name !== 'deadline margin');
  if (drawn.length === 0) return undefined;
  const narrow = width < 600;
  const left = narrow ? 18 : 170;
  const right = width - 14;
  const most = Math.max(hour, ...drawn.flatMap(({ values }) => values.at(-1) ?? 0));
  const x = (ms: number) =>
    left + (Math.log(Math.max(ms, minute) / minute) / Math.log(most / minute)) * (right - left);
  const step = narrow ? 40 : 30;
  const bottom = 10 + drawn.length * step;
  const ticks = marks.filter(({ ms }) => ms <= most);
  return html`<svg viewBox="0 0 ${width} ${bottom + 22}" role="img" aria-label="Times of all cases">
${ticks.map(({ ms, text }) => html`<line class="grid" x1="${n(x(ms))}" x2="${n(x(ms))}" y1="6" y2="${bottom}"/><text class="tick" x="${n(x(ms))}" y="${bottom + 14}" text-anchor="middle">${text}</text>`)}
${drawn.map((measure, i) => row(measure, { y: (narrow ? 30 : 24) + i * step, x, left, narrow }))}
</svg>`;
}

function row(
  { name, values, median }: Measure,
  { y, x, left, narrow }: { y: number; x: (ms: number) => number; left: number; narrow: boolean },
): Markup {
  const label = narrow
    ? html`<text class="step" x="4" y="${y - 11}">${name}</text>`
    : html`<text class="step" x="0" y="${y + 4}">${fitted(name, left - 12, 10.5)}</text>`;
  const middle =
    median === null
      ? html``
      : html`<line class="median" x1="${n(x(median))}" x2="${n(x(median))}" y1="${y - 8}" y2="${y + 8}"/>`;
  return html`<g class="times"><title>${name}: ${values.length} recorded, median ${median === null ? '' : spanWords(median)}</title>${label}${values.map(ms => html`<circle class="one" cx="${n(x(ms))}" cy="${y}" r="3.2"/>`)}${middle}</g>`;
}

function n(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const marks = [
  { ms: minute, text: '1 min' },
  { ms: 10 * minute, text: '10 min' },
  { ms: hour, text: '1 h' },
  { ms: 6 * hour, text: '6 h' },
  { ms: day, text: '1 d' },
  { ms: 7 * day, text: '1 week' },
  { ms: 30 * day, text: '30 d' },
  { ms: 365 * day, text: '1 year' },
];
