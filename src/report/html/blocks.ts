import type { Block, Cell, DayEntry } from '../document/section.ts';
import { words } from '../document/words.ts';
import { html, type Markup } from './markup.ts';

/** By the name that a picture block has: draws it so many pixels wide, or says that there is nothing to draw. */
export type Pictures = Readonly<Record<string, (width: number) => Markup | undefined>>;

/** One block of a section; in an exercise each picture says that it is of one. */
export function blockMarkup(block: Block, exercise: boolean, pictures: Pictures): Markup {
  switch (block.kind) {
    case 'prose':
      return html`<p class="prose ${block.tone}">${block.text}</p>`;
    case 'figures':
      return html`<dl class="figures">${block.figures.map(
        ({ value, label, tone }) => html`<div><dt>${label}</dt><dd class="${tone}">${value}</dd></div>`,
      )}</dl>`;
    case 'facts':
      return html`<dl class="facts">${block.facts.map(
        ({ name, values }) =>
          html`<dt>${name}</dt><dd>${values.map(cell => html`<p class="${cell.tone}">${cellMarkup(cell)}</p>`)}</dd>`,
      )}</dl>`;
    case 'table':
      return table(block);
    case 'entries':
      return block.days.length === 0
        ? html`<p class="prose quiet">${words.nothing}</p>`
        : html`${block.days.map(
            ({ day, entries }) =>
              html`<h3 class="day">${day}</h3>${chunks(entries).map(chunk => html`<ol class="entries">${chunk.map(entryMarkup)}</ol>`)}`,
          )}`;
    case 'picture':
      return picture(block, exercise, pictures);
    default:
      return block satisfies never;
  }
}

function table({ title, columns, rows }: Extract<Block, { kind: 'table' }>): Markup {
  const heading = title === undefined ? html`` : html`<h3>${title}</h3>`;
  if (rows.length === 0) return html`${heading}<p class="prose quiet">${words.nothing}</p>`;
  return html`${heading}<table>
<thead><tr>${columns.map(column => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    row => html`<tr>${row.map((cell, i) => cellColumn(cell, columns[i] ?? ''))}</tr>
`,
  )}</tbody>
</table>`;
}

/** On a narrow screen a row becomes a card, and each cell says which column it is of. */
function cellColumn(cell: Cell, column: string): Markup {
  if (cell.text === '' && cell.note === undefined) return html`<td class="none"></td>`;
  const classes = [cell.tone, time.test(cell.text) ? 'time' : undefined].filter(name => name !== undefined);
  return html`<td class="${classes.join(' ')}" data-of="${column}">${cellMarkup(cell)}</td>`;
}

/** Days are not to be broken at their hyphens. */
const time = /^\d{4}-\d\d-\d\d/;

function cellMarkup({ text, note, code, link }: Cell): Markup {
  const said = code ? html`<code>${text}</code>` : html`${text}`;
  if (note === undefined || note === '') return said;
  const linked = link !== undefined && isSafeLink(link);
  return html`${said}<small>${linked ? html`<a href="${link}" rel="noreferrer">${note}</a>` : note}</small>`;
}

function isSafeLink(link: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s\u0000-\u001f]+$/i.test(link);
}

/** Long lists in pieces: a browser leaves out the work for those that nobody looks at. */
function chunks(entries: readonly DayEntry[]): DayEntry[][] {
  const pieces: DayEntry[][] = [];
  for (let at = 0; at < entries.length; at += pieceSize) pieces.push(entries.slice(at, at + pieceSize));
  return pieces;
}

const pieceSize = 50;

function entryMarkup({ time, mark, word, about, detail, by, step, ref, late }: DayEntry): Markup {
  const said = detail === '' ? html`` : html`<p>${detail}</p>`;
  const whose = `${by}${step === '' ? '' : ` · ${step}`}${late === '' ? '' : ` · ${late}`}`;
  return html`<li class="${mark}"><time>${time}</time><div><b>${word}</b> ${about}${said}</div><small>${whose} <code>${ref}</code></small></li>
`;
}

function picture(
  { of, title }: Extract<Block, { kind: 'picture' }>,
  exercise: boolean,
  pictures: Pictures,
): Markup {
  const marked = exercise ? html`<span class="exercise">${words.exerciseShort}</span> ` : html``;
  const [wide, narrow] = [pictures[of]?.(832), pictures[of]?.(360)];
  if (!wide || !narrow) return html``;
  return html`<figure class="${of}"><figcaption>${marked}${title}</figcaption>
<div class="wide">${wide}</div><div class="narrow">${narrow}</div></figure>`;
}
