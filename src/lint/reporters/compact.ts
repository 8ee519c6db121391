import { showUnsafe } from '../../playbook/yaml/unsafe-character.ts';
import type { Report } from './report.ts';

/** One line for each finding, `file:line:column: severity rule message; help`, as compilers print and editors read it. */
export function compactReport({ findings }: Pick<Report, 'findings'>): string {
  return findings
    .map(({ file, range, severity, rule, message, help }) => {
      const { line, column } = range.start;
      return `${onOneLine(`${file}:${line}:${column}: ${severity} ${rule} ${message}${help ? `; ${help}` : ''}`)}\n`;
    })
    .join('');
}

function onOneLine(text: string): string {
  return showUnsafe(text.replaceAll('\n', '\\u{a}'));
}
