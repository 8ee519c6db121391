import type { CaseReport, PathStep } from '../../case-report.ts';
import { words } from '../../document/words.ts';
import { html, type Markup } from '../markup.ts';
import { fitted, widthOf } from './labels.ts';

/**
 * The playbook from top to bottom as it was gone through: what the case came to is a node on the line, decisions name the way that
 * was taken and those that were not, a way back is an arc. What it never came to is a number.
 */
export function pathPicture(report: CaseReport, width: number): Markup | undefined {
  if (report.steps.length === 0) return undefined;
  const narrow = width < 600;
  const rows = rowsOf(report.path);
  const height = narrow ? 27 : 18;
  const places = new Map<string, Place>();
  let y = 12;
  for (const row of rows) {
    const tall = narrow && row.kind === 'step' && row.step.options.length > 0;
    places.set(row.id, { x: gutter + row.depth * indent, y });
    y += row.kind === 'phase' ? 22 : tall ? height + 4 : narrow ? 18 : height;
  }
  return html`<svg viewBox="0 0 ${width} ${y + 2}" role="img" aria-label="${words.pictures.path}">
${spine(rows, places)}
${arcs(rows, places)}
${rows.map(row => drawRow(row, places.get(row.id) ?? origin, width, narrow))}
</svg>`;
}

const gutter = 34;
const indent = 14;

interface Place {
  x: number;
  y: number;
}

const origin: Place = { x: gutter, y: 12 };

type Row =
  | { kind: 'phase'; id: string; depth: number; title: string; entered: boolean }
  | { kind: 'step'; id: string; depth: number; step: PathStep }
  | { kind: 'passed'; id: string; depth: number; count: number };

/** Steps that were come to, their phases, and how many in between were not. */
function rowsOf(path: readonly PathStep[]): Row[] {
  const entered = new Set(path.filter(({ turns }) => turns > 0).map(({ phase }) => phase));
  const rows: Row[] = [];
  for (const step of path) {
    const { id, depth, phase } = step;
    if (depth === 0) {
      rows.push({ kind: 'phase', id, depth, title: step.title, entered: entered.has(id) });
      continue;
    }
    if (!entered.has(phase) || isHolder(step)) continue;
    const last = rows.at(-1);
    if (step.turns > 0) rows.push({ kind: 'step', id, depth, step });
    else if (last?.kind === 'passed') last.count += 1;
    else rows.push({ kind: 'passed', id: `passed ${id}`, depth, count: 1 });
  }
  return rows;
}

/** What holds others is told by them. */
function isHolder({ kind, turns }: PathStep): boolean {
  return kind === 'group' || (kind === 'use' && turns === 0);
}

/** The line from each node to the next of its phase, bending where it goes deeper or comes back. */
function spine(rows: readonly Row[], places: ReadonlyMap<string, Place>): Markup {
  let before: Place | undefined;
  let d = '';
  for (const row of rows) {
    if (row.kind === 'phase') before = undefined;
    if (row.kind !== 'step') continue;
    const { x, y } = places.get(row.id) ?? origin;
    if (before === undefined) d += `M${x} ${y}`;
    else if (before.x === x) d += `L${x} ${y}`;
    else d += `L${before.x} ${y - 12}Q${before.x} ${y - 6} ${(before.x + x) / 2} ${y - 6}T${x} ${y}`;
    before = { x, y };
  }
  return html`<path class="spine" d="${d}"/>`;
}

/** Ways that led back or ahead, in the margin. */
function arcs(rows: readonly Row[], places: ReadonlyMap<string, Place>): Markup {
  const jumps = rows.flatMap(row =>
    row.kind === 'step'
      ? row.step.options
          .filter(
            ({ chosen, leadsTo }) =>
              chosen > 0 && leadsTo !== '' && places.has(leadsTo) && leadsTo !== row.id,
          )
          .map(({ leadsTo, label, chosen }) => ({
            from: places.get(row.id) ?? origin,
            to: places.get(leadsTo) ?? origin,
            label,
            chosen,
          }))
      : [],
  );
  return html`${jumps.map(({ from, to, label, chosen }) => {
    const reach = Math.max(4, Math.min(gutter - 12, Math.abs(to.y - from.y) / 6));
    const far = Math.min(from.x, to.x) - 8 - reach;
    return html`<path class="jump" d="M${from.x - 6} ${from.y}C${far} ${from.y} ${far} ${to.y} ${to.x - 8} ${to.y}"><title>${label}${chosen > 1 ? `, ${chosen} times` : ''}</title></path><path class="jump-head" d="M${to.x - 6} ${to.y}l-5 -2.5v5z"/>`;
  })}`;
}

function drawRow(row: Row, { x, y }: Place, width: number, narrow: boolean): Markup {
  switch (row.kind) {
    case 'phase':
      return html`<text class="phase-title${row.entered ? '' : ' passed'}" x="${0}" y="${y + 5}">${fitted(row.title, width - 90, 12)}${row.entered ? html`` : html`<tspan class="note"> not entered</tspan>`}</text>`;
    case 'passed':
      return html`<text class="passed" x="${x + 10}" y="${y + 3.5}">${row.count} ${row.count === 1 ? 'step' : 'steps'} not taken</text>`;
    case 'step':
      return narrow ? narrowStep(row.step, x, y, width) : wideStep(row.step, x, y, width);
    default:
      return row satisfies never;
  }
}

function wideStep(step: PathStep, x: number, y: number, width: number): Markup {
  const ways = width * 0.52;
  const room = step.options.length > 0 ? ways - x - 22 : width - x - 60;
  return html`<g class="node ${nodeTone(step)}">${nodeShape(step, x, y)}<text class="step" x="${x + 11}" y="${y + 3.5}">${fitted(step.title, room, 10.5)}${times(step)}</text>${waysText(step, ways, y + 3.5, width)}</g>`;
}

function narrowStep(step: PathStep, x: number, y: number, width: number): Markup {
  return html`<g class="node ${nodeTone(step)}">${nodeShape(step, x, y)}<text class="step" x="${x + 11}" y="${y + 3.5}">${fitted(step.title, width - x - 40, 10.5)}${times(step)}</text>${waysText(step, x + 11, y + 16, width)}</g>`;
}

/** The ways that were taken, and after them those that were not, as far as there is room. */
function waysText({ options }: PathStep, x: number, y: number, width: number): Markup {
  if (options.length === 0) return html``;
  let room = width - x;
  const spans = options
    .toSorted((a, b) => Math.sign(b.chosen) - Math.sign(a.chosen))
    .flatMap(({ label, chosen }) => {
      if (room < 40) return [];
      const text = `${fitted(label, room - 30, 11)}${chosen > 1 ? ` ×${chosen}` : ''}`;
      room -= widthOf(text, 11) + 30;
      return [
        html`<tspan class="${chosen > 0 ? 'taken' : 'untaken'}">${chosen > 0 ? '→ ' : ''}${text}</tspan><tspan class="untaken">   </tspan>`,
      ];
    });
  return html`<text class="ways" x="${x}" y="${y}" xml:space="preserve">${spans}</text>`;
}

function times({ turns }: PathStep): Markup {
  return turns > 1 ? html`<tspan class="note"> ×${turns}</tspan>` : html``;
}

function nodeShape({ kind }: PathStep, x: number, y: number): Markup {
  if (kind === 'decision' || kind === 'approve') return html`<path d="M${x} ${y - 5}l5 5-5 5-5-5z"/>`;
  return html`<circle cx="${x}" cy="${y}" r="3.6"/>`;
}

function nodeTone({ outcome }: PathStep): string {
  if (outcome === 'failed' || outcome === 'denied' || outcome === 'not-sent' || outcome === 'conflict')
    return 'bad';
  if (outcome === 'open') return 'open';
  return ['skipped', 'dropped', 'not-applicable', 'declined'].includes(outcome) ? 'left' : 'done';
}
