import type { CaseReport, ReportedClock } from '../../case-report.ts';
import { momentWords, spanWords } from '../../document/time-words.ts';
import { words } from '../../document/words.ts';
import { html, type Markup } from '../markup.ts';
import { fitted } from './labels.ts';
import { n } from './tenths.ts';

/** Each deadline that ran, as the part of its time that was used: what was due stands on one line. Nothing where none ran. */
export function clocksPicture(report: CaseReport, width: number): Markup | undefined {
  const ran = report.clocks.flatMap(clock => runOf(clock, report.made) ?? []);
  if (ran.length === 0) return undefined;
  const narrow = width < 600;
  const left = narrow ? 4 : 300;
  const due = left + (width - left - 12) * (narrow ? 0.72 : 0.58);
  const step = narrow ? 38 : 24;
  const bottom = 20 + ran.length * step;
  return html`<svg viewBox="0 0 ${width} ${bottom + 4}" role="img" aria-label="${words.pictures.clocks}">
<line class="due" x1="${n(due)}" x2="${n(due)}" y1="14" y2="${bottom}"/><text class="tick" x="${n(due)}" y="10" text-anchor="middle">due</text>
${ran.map((run, i) => row(run, { top: 18 + i * step, left, due, width, narrow }))}
</svg>`;
}

interface Run {
  clock: ReportedClock;
  /** Used of what was allowed: 1 is at the last moment. */
  share: number;
  word: string;
  tone: 'met' | 'bad' | 'running';
}

function runOf(clock: ReportedClock, made: string): Run | undefined {
  const { anchor, due, met, margin, state } = clock;
  if (anchor === null || due === null || state === 'not-applicable') return undefined;
  const allowed = Date.parse(due) - Date.parse(anchor);
  const used = (met === null ? Date.parse(made) : Date.parse(due) - (margin ?? 0)) - Date.parse(anchor);
  const left = allowed - used;
  const share = allowed > 0 ? Math.max(used, 0) / allowed : 1;
  const spare = left < 0 ? `late by ${spanWords(-left)}` : `${spanWords(left)} left`;
  const tone = left < 0 ? 'bad' : met === null ? 'running' : 'met';
  return { clock, share, tone, word: met === null ? `not met, ${spare}` : spare };
}

function row(
  { clock, share, word, tone }: Run,
  {
    top,
    left,
    due,
    width,
    narrow,
  }: { top: number; left: number; due: number; width: number; narrow: boolean },
): Markup {
  const y = narrow ? top + 22 : top + 10;
  const far = narrow ? width - 4 : width - 130;
  const end = Math.min(left + share * (due - left), far);
  const within = Math.min(end, due);
  const over =
    end > due
      ? html`<rect class="over" x="${n(due)}" y="${n(y - 4)}" width="${n(end - due)}" height="8"/>`
      : html``;
  const labelled = narrow
    ? html`<text class="step" x="4" y="${n(top + 11)}">${fitted(clock.title, width - 120, 10.5)}</text><text class="margin" x="${width - 4}" y="${n(top + 11)}" text-anchor="end">${word}</text>`
    : html`<text class="step" x="0" y="${n(y + 4)}">${fitted(clock.title, left - 14, 10.5)}</text><text class="margin" x="${n(Math.max(due, end) + 8)}" y="${n(y + 4)}">${fitted(word, width - Math.max(due, end) - 8)}</text>`;
  return html`<g class="clock ${tone}"><title>${clock.title}: from ${momentWords(clock.anchor)}, due ${momentWords(clock.due)}${clock.met ? `, met ${momentWords(clock.met)}` : ''}</title><rect class="allowed" x="${n(left)}" y="${n(y - 4)}" width="${n(due - left)}" height="8"/><rect class="used" x="${n(left)}" y="${n(y - 4)}" width="${n(Math.max(within - left, 1.5))}" height="8"/>${over}${labelled}</g>`;
}
