import type { CaseReport, StepSpan } from '../../case-report.ts';
import { momentWords, spanWords } from '../../document/time-words.ts';
import { words } from '../../document/words.ts';
import { html, type Markup } from '../markup.ts';
import { besideRows } from './beside-rows.ts';
import { fitted, widthOf } from './labels.ts';
import { n } from './tenths.ts';
import { type TimeScale, ticksOn, timeScale } from './time-scale.ts';
import type { Page, Rows } from './timeline-page.ts';

/** Who worked on what when: a row for each step, by phase, below what happened beside; nothing where nothing was opened. */
export function timelinePicture(report: CaseReport, width: number): Markup | undefined {
  if (report.steps.length === 0) return undefined;
  const narrow = width < 600;
  const left = narrow ? 4 : 236;
  const scale = timeScale(momentsOf(report), left, width - 8);
  const page: Page = { report, scale, left, width, narrow };
  const beside = besideRows(page);
  const phases = phaseRows(page, beside.bottom + 6);
  const bottom = phases.bottom + 4;
  const height = bottom + 46;
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${words.pictures.timeline}">
${axis(page, bottom)}
${milestoneLines(page, bottom)}
${beside.drawn}
${phases.drawn}
</svg>`;
}

function momentsOf({ steps, milestones, handovers, timeline, made, case: c }: CaseReport): number[] {
  const times = [
    c.opened,
    ...steps.flatMap(({ opened, ended }) => [opened, ended]),
    ...milestones.map(({ at }) => at),
    ...handovers.map(({ offered }) => offered),
    ...timeline.map(({ at }) => at),
    ...(steps.some(isOpen) ? [made] : []),
  ];
  return times.flatMap(time => (time ? [Date.parse(time)] : [])).filter(Number.isFinite);
}

function isOpen({ outcome }: StepSpan): boolean {
  return outcome === 'open' || outcome === 'conflict';
}

/** Below: how long the quiet time was that is cut short, hours, and days; each in a row of its own, so that none runs into another. */
function axis(page: Page, bottom: number): Markup {
  return html`<g>${quietTimes(page.scale, bottom)}${hours(page, bottom)}</g>`;
}

function quietTimes({ stretches }: TimeScale, bottom: number): Markup[] {
  let taken = 0;
  return stretches
    .filter(({ quiet }) => quiet)
    .map(({ from, to, left, right }) => {
      const middle = (left + right) / 2;
      const label = shortSpan(to - from);
      const half = widthOf(label, axisSize) / 2;
      const free = middle - half >= taken;
      if (free) taken = middle + half + 3;
      return html`<rect class="quiet-time" x="${n(left + 2)}" y="0" width="${n(right - left - 4)}" height="${n(bottom)}"><title>${spanWords(to - from)} without an entry</title></rect>${free ? html`<text class="gap" x="${n(middle)}" y="${n(bottom + 12)}" text-anchor="middle">${label}</text>` : html``}`;
    });
}

function hours({ scale, left, narrow }: Page, bottom: number): Markup[] {
  let last = Number.NEGATIVE_INFINITY;
  let day = '';
  return scale.stretches.flatMap(stretch =>
    ticksOn(stretch, narrow ? 60 : 64).flatMap(tick => {
      const x = scale.x(tick);
      if (x - last < 44 || x < left + 12) return [];
      last = x;
      const iso = new Date(tick).toISOString();
      const shownDay = iso.slice(0, 10) === day ? '' : iso.slice(5, 10);
      day = iso.slice(0, 10);
      return [
        html`<line class="grid" x1="${n(x)}" x2="${n(x)}" y1="0" y2="${n(bottom)}"/>`,
        html`<text class="tick" x="${n(x)}" y="${n(bottom + 25)}" text-anchor="middle">${iso.slice(11, 16)}</text>`,
        shownDay === ''
          ? html``
          : html`<text class="tick day" x="${n(x)}" y="${n(bottom + 37)}" text-anchor="middle">${shownDay}</text>`,
      ];
    }),
  );
}

function milestoneLines({ report, scale }: Page, bottom: number): Markup {
  const lines = report.milestones.map(({ name, at }) => {
    const x = n(scale.x(Date.parse(at)));
    return html`<line class="milestone" x1="${x}" x2="${x}" y1="6" y2="${n(bottom)}"><title>${name}, ${momentWords(at)}</title></line>`;
  });
  return html`<g>${lines}</g>`;
}

/** A heading for each phase that was entered, and a row for each of its steps; of a very long case, the phases alone. */
function phaseRows(page: Page, top: number): Rows {
  const { report } = page;
  const rows = new Map<string, StepSpan[]>();
  for (const span of report.steps) {
    const spans = rows.get(span.step);
    if (spans) spans.push(span);
    else rows.set(span.step, [span]);
  }
  const drawn: Markup[] = [];
  let y = top;
  for (const { id, depth, title } of report.path) {
    if (depth === 0) {
      const own = report.steps.filter(({ phase }) => phase === id);
      if (own.length === 0) continue;
      drawn.push(phaseHeading(title, own, page, y + 4));
      y += 24;
      continue;
    }
    const spans = rows.get(id);
    if (!spans || rows.size > mostRows) continue;
    drawn.push(stepRow(spans, page, y));
    y += page.narrow ? 25 : 15;
  }
  return { drawn, bottom: y };
}

function phaseHeading(title: string, own: readonly StepSpan[], page: Page, y: number): Markup {
  const { left, width, narrow } = page;
  const [from, to] = extent(own, page);
  return html`<g class="phase"><line x1="0" x2="${width}" y1="${n(y)}" y2="${n(y)}"/><rect x="${n(from)}" y="${n(y - 1)}" width="${n(Math.max(to - from, 3))}" height="3"/><text x="${narrow ? 4 : 0}" y="${n(y + 14)}">${fitted(title, narrow ? width - 8 : left - 8, 13.5)}</text></g>`;
}

function stepRow(spans: readonly StepSpan[], page: Page, y: number): Markup {
  const { left, width, narrow } = page;
  const [first] = spans;
  const middle = narrow ? y + 19 : y + 8;
  const bars = spans.slice(0, mostBars).map(span => {
    const [from, to] = extent([span], page);
    return html`<rect class="bar ${tone(span)}" x="${n(from)}" y="${n(middle - 3.5)}" width="${n(Math.max(to - from, 3))}" height="7" rx="1.5"><title>${span.title} (${span.name}): ${span.outcome}${span.by === '' ? '' : `, ${span.by}`}, ${momentWords(span.opened ?? span.ended)}${span.ended && span.opened ? `, ${spanWords(Date.parse(span.ended) - Date.parse(span.opened))}` : ''}</title></rect>`;
  });
  const label = fitted(first?.title ?? '', narrow ? width - 12 : left - 22, 10.5);
  return html`<g class="row"><line class="rule" x1="${n(left)}" x2="${n(width)}" y1="${n(middle)}" y2="${n(middle)}"/><text class="step" x="${narrow ? 4 : 10}" y="${n(narrow ? y + 11 : y + 11.5)}">${label}</text>${bars}</g>`;
}

/** From where to where; what is open reaches to the end. */
function extent(spans: readonly StepSpan[], { scale, width }: Page): [number, number] {
  const x = (time: string | null, missing: number) => (time === null ? missing : scale.x(Date.parse(time)));
  const from = Math.min(...spans.map(span => x(span.opened, x(span.ended, width))));
  const to = Math.max(...spans.map(span => (isOpen(span) ? width - 8 : x(span.ended, x(span.opened, 0)))));
  return [Math.min(from, to), Math.max(from, to)];
}

function tone({ outcome, kind }: StepSpan): string {
  if (outcome === 'failed' || outcome === 'denied' || outcome === 'not-sent' || outcome === 'conflict')
    return 'bad';
  if (
    outcome === 'skipped' ||
    outcome === 'dropped' ||
    outcome === 'not-applicable' ||
    outcome === 'declined'
  )
    return 'left';
  if (outcome === 'open') return 'open';
  return kind === 'decision' || kind === 'approve' ? 'decided' : 'done';
}

function shortSpan(ms: number): string {
  return spanWords(ms).replace(/^(\d+ [dh]).*/, '$1');
}

/** As the style has it. */
const axisSize = 9;

/** What is drawn of very long cases: their tables hold all. */
const mostRows = 150;
const mostBars = 60;
