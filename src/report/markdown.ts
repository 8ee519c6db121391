import type { CaseReport } from './case-report.ts';
import { documentOf } from './document/document-of.ts';
import type { Block, Cell, DayEntry, ReportDocument, Section } from './document/section.ts';
import { words } from './document/words.ts';
import { escapeMarkdown as plain } from './escape-markdown.ts';

/** The report of a case as Markdown. */
export function renderMarkdown(report: CaseReport): string {
  return markdownPage(documentOf(report));
}

/** A document as Markdown. What people wrote stands as text: nothing of it becomes markup. Pictures are left to HTML. */
export function markdownPage({ title, subtitle, banners, colophon, sections }: ReportDocument): string {
  const marks = banners.length > 0 ? ['', `> **${banners.map(({ text }) => plain(text)).join(' · ')}**`] : [];
  const lines = [
    `# ${plain(title)}: ${plain(subtitle)}`,
    ...marks,
    '',
    ...colophon.map(text => `- ${opening(text)}`),
    ...sections.flatMap(sectionLines),
    ...marks,
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function sectionLines({ title, blocks }: Section): string[] {
  return ['', `## ${plain(title)}`, ...blocks.flatMap(blockLines)];
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'prose':
      return ['', block.tone === 'bad' ? `**${plain(block.text)}**` : opening(block.text)];
    case 'figures':
      return ['', ...block.figures.map(({ value, label }) => `- ${opening(label)}: **${plain(value)}**`)];
    case 'facts':
      return block.facts.flatMap(({ name, values }) => [
        '',
        `**${plain(name)}**`,
        '',
        ...values.map(
          ({ text, note = '' }) => `- ${opening(text)}${note === '' ? '' : `<br>${plain(note)}`}`,
        ),
      ]);
    case 'table':
      return [
        ...(block.title === undefined ? [] : ['', `### ${plain(block.title)}`]),
        ...table(block.columns, block.rows),
      ];
    case 'entries': {
      const rows = block.days.flatMap(({ day, entries }) => entries.map(entry => entryRow(day, entry)));
      return table(['When', 'What', 'How', 'Said', 'By', 'Entry'], rows);
    }
    case 'picture':
      return [];
    default:
      return block satisfies never;
  }
}

function entryRow(day: string, { time, word, about, detail, by, step, ref, late }: DayEntry): Cell[] {
  return [
    { text: `${day} ${time}Z`, note: late },
    { text: about, note: step },
    { text: word },
    { text: detail },
    { text: by },
    { text: ref },
  ];
}

function table(columns: readonly string[], rows: readonly Cell[][]): string[] {
  if (rows.length === 0) return ['', words.nothing];
  return [
    '',
    `| ${columns.map(plain).join(' | ')} |`,
    `|${' --- |'.repeat(columns.length)}`,
    ...rows.map(row => `| ${row.map(cellText).join(' | ')} |`),
  ];
}

function cellText({ text, note = '' }: Cell): string {
  return note === '' ? plain(text) : `${plain(text)}<br>${plain(note)}`;
}

/** Text that begins a line or a list's entry, where a few more characters would begin a heading, a list or code. */
function opening(text: string): string {
  return plain(text.trimStart()).replace(/^(?:[#+=-]|\d+(?=[.)]))/, begun =>
    /\d/.test(begun) ? `${begun}\\` : `\\${begun}`,
  );
}
