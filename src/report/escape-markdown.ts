import { displayLines } from '../terminal/display.ts';

/**
 * Text as text: whatever Markdown would read as markup in the middle of a line, links that GitHub would make of themselves
 * among it, is escaped; a line break becomes `<br>`, the only tag there is.
 */
export function escapeMarkdown(text: string): string {
  const lines = displayLines(text).map(line =>
    line.replace(/[\\`*_{}[\]<>|~&@]|:(?=\/\/)|(?<=www)\./gi, '\\$&'),
  );
  return lines.join('<br>');
}
