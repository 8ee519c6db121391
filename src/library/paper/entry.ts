import type { Line } from '../../terminal/line.ts';

/** Something to tick or to read, so far in; what wraps goes on below its text. A text of several lines is several rows. */
export function entry(mark: string, text: string, depth = 0): Line[] {
  const indent = '   '.repeat(depth);
  return text
    .trim()
    .split('\n')
    .map((row, i) => {
      const before = mark === '' ? indent : `${indent}${i === 0 ? mark : ' '.repeat(mark.length)} `;
      return [{ text: before }, { text: filledIn(row), hang: true }];
    });
}

export function paragraph(text: string): Line {
  return [{ text: filledIn(text).replace(/\s+/g, ' ').trim() }];
}

export function heading(text: string): Line {
  return [{ text: `== ${text} ==` }];
}

/** What would be filled in is a blank, with its name. */
export function filledIn(text: string): string {
  return text.replace(/\{\{\s*(.*?)\s*\}\}/gs, '[$1: __________]');
}
