import { html, type Markup } from '../../../report/html/markup.ts';
import { fitted } from '../../../report/html/pictures/labels.ts';
import { n } from '../../../report/html/pictures/tenths.ts';
import { type ExerciseFigures, type Tally, tallied } from '../exercise-figures.ts';
import type { ExerciseResults } from '../exercise-results.ts';

/** For each scenario a bar for each time it was played, the first above: expectations met, met late, missed. Nothing where none was due. */
export function exercisesPicture({ scenarios }: ExerciseResults, width: number): Markup | undefined {
  const rows = scenarios.flatMap(({ title, exercises }) => [
    { title },
    ...exercises.map(exercise => ({ exercise })),
  ]);
  const most = Math.max(0, ...scenarios.flatMap(one => one.exercises.map(totalOf)));
  if (most === 0) return undefined;
  const narrow = width < 600;
  const left = narrow ? 4 : 276;
  const row = narrow ? 30 : 20;
  const unit = (width - left - 30) / most;
  return html`<svg viewBox="0 0 ${width} ${rows.length * row + 4}" role="img" aria-label="Expectations of each exercise">
${rows.map((one, i) => {
  const top = i * row;
  if ('title' in one)
    return html`<text class="phase-title" x="0" y="${n(top + 14)}">${fitted(one.title, width, 12)}</text>`;
  const middle = top + (narrow ? 22 : 9);
  return html`<g class="row"><text class="step" x="8" y="${n(top + 12)}">${fitted(labelOf(one.exercise), narrow ? width : left - 20, 10.5)}</text>${bars(one.exercise.expectations, { left, unit, middle })}</g>`;
})}
</svg>`;
}

function totalOf({ expectations: { met, late, missed } }: ExerciseFigures): number {
  return met + late + missed;
}

function labelOf({ case: name, held }: ExerciseFigures): string {
  return `${held.slice(0, 10)}  ${name}`;
}

function bars(
  tally: Tally,
  { left, unit, middle }: { left: number; unit: number; middle: number },
): Markup[] {
  let x = left;
  const drawn = tallied.map(state => {
    const from = x;
    x += tally[state] * unit;
    if (tally[state] === 0) return html``;
    return html`<rect class="bar ${tones[state]}" x="${n(from)}" y="${n(middle - 5)}" width="${n(tally[state] * unit - 1)}" height="10"><title>${said[state]}: ${tally[state]}</title></rect>`;
  });
  const all = tally.met + tally.late + tally.missed;
  return [
    ...drawn,
    html`<text class="tick" x="${n(x + 4)}" y="${n(middle + 3.5)}">${tally.met}/${all}</text>`,
  ];
}

const tones: Record<keyof Tally, string> = { met: 'done', late: 'open', missed: 'bad' };
const said: Record<keyof Tally, string> = { met: 'Met', late: 'Met late', missed: 'Missed' };
