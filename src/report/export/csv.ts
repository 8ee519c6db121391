import Papa from 'papaparse';
import { display } from '../../terminal/display.ts';

/**
 * Rows as CSV (RFC 4180), the head first. A cell that a spreadsheet would take for a formula gets an apostrophe before it, as does one that
 * begins with a tab or a line break; so does what a spreadsheet of another script reads as `=`, `+`, `-` or `@`. What could act on a
 * terminal becomes visible. A number is a number, below zero too.
 */
export function csvOf(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const text = Papa.unparse(
    [head as string[], ...rows.map(row => row.map(one => (typeof one === 'string' ? cell(one) : one)))],
    {
      escapeFormulae: formula,
      newline: '\r\n',
    },
  );
  return `${text}\r\n`;
}

/** `+00:00` is a time and stays: DFIR-IRIS reads it as the zone. */
const formula = /^(?!\+00:00$)[=+\-@\t\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Tabs and line ends stay, a lone CR among the rest does not: it would overwrite its line. */
function cell(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[^\t\n]+/g, display);
}
