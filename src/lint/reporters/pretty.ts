import stringWidth from 'string-width';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { showUnsafe } from '../../playbook/yaml/unsafe-character.ts';
import type { Line, Tone } from '../../terminal/line.ts';
import { countSeverities } from './json.ts';
import type { TextOf } from './report.ts';

/** Findings for a person: each with the lines it is about, what to do, and where to read more. */
export function prettyReport(findings: readonly Diagnostic[], textOf: TextOf): Line[] {
  const lines = new Map<string, string[] | undefined>();
  const linesOf = (file: string) => {
    if (!lines.has(file)) lines.set(file, textOf(file)?.split(/\r?\n/));
    return lines.get(file);
  };
  return findings.flatMap(finding => [...frame(finding, linesOf(finding.file) ?? []), []]);
}

/** One line that counts: `2 errors and 1 warning in 3 files`. */
export function prettySummary(findings: readonly Diagnostic[], files: number): Line {
  const { errors, warnings, infos } = countSeverities(findings);
  const where = counted(files, 'file');
  if (findings.length === 0) return [{ text: `${where}, nothing found`, tone: 'good' }];
  const parts = [
    errors > 0 ? counted(errors, 'error') : '',
    warnings > 0 ? counted(warnings, 'warning') : '',
    infos > 0 ? counted(infos, 'note') : '',
  ];
  const fixable = findings.filter(({ fix }) => fix?.safe).length;
  return [
    { text: `${parts.filter(Boolean).join(' and ')} in ${where}`, tone: errors > 0 ? 'bad' : 'warn' },
    ...(fixable > 0 ? [{ text: `; --fix mends ${fixable}` }] : []),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const tones = { error: 'bad', warning: 'warn', info: 'accent' } as const satisfies Record<
  Diagnostic['severity'],
  Tone
>;

const margin = '   ';

function frame(finding: Diagnostic, lines: readonly string[]): Line[] {
  const { rule, severity, message, file, range, related } = finding;
  const { line, column } = range.start;
  return [
    [{ text: `${severity} ${rule}`, tone: tones[severity] }, { text: `: ${message}` }],
    [{ text: `${margin}${file}:${line}:${column}`, tone: 'dim' }],
    ...excerpt(finding, lines),
    ...related.map(
      (other): Line => [
        {
          text: `${margin}${other.file}:${other.range.start.line}:${other.range.start.column} ${other.message}`,
          tone: 'dim',
        },
      ],
    ),
    [{ text: `${margin}tocsin lint --explain ${rule}`, tone: 'dim' }],
  ];
}

/** The line it is about under the one before, with carets under the very place. */
function excerpt({ severity, range, help }: Diagnostic, lines: readonly string[]): Line[] {
  const { line } = range.start;
  const text = lines[line - 1];
  if (text === undefined) return help ? [[{ text: `${margin}${help}`, tone: tones[severity] }]] : [];
  const gutter = String(line).length;
  const numbered = (number: number, content: string): Line => [
    { text: `${margin}${String(number).padStart(gutter)} │ `, tone: 'dim' },
    { text: content },
  ];
  const before = lines[line - 2];
  const cut = clipAround(
    text,
    range.start.column - 1,
    range.end.line === line ? range.end.column - 1 : text.length,
  );
  const carets = ' '.repeat(widthOf(cut.before)) + '^'.repeat(Math.max(1, widthOf(cut.marked)));
  const said = (content: string): Line => [
    { text: `${margin}${' '.repeat(gutter)} │ `, tone: 'dim' },
    { text: content, tone: tones[severity] },
  ];
  const fits = widthOf(`${carets} ${help}`) <= widest;
  return [
    ...(before === undefined ? [] : [numbered(line - 1, clipAround(before, 0, 0).text)]),
    numbered(line, cut.text),
    said(help && fits ? `${carets} ${help}` : carets),
    ...(help && !fits ? [said(help)] : []),
  ];
}

const widest = 100;

/** A part of a long line around what is marked; unsafe characters are shown by name, so that carets stand right. */
function clipAround(
  line: string,
  start: number,
  end: number,
): { text: string; before: string; marked: string } {
  const from = end <= widest ? 0 : Math.max(0, start - 20);
  const until = Math.min(line.length, from + widest);
  const lead = from > 0 ? '…' : '';
  const before = lead + showUnsafe(line.slice(from, start));
  const marked = showUnsafe(line.slice(start, Math.min(end, until)));
  const rest = showUnsafe(line.slice(Math.min(end, until), until));
  return { text: before + marked + rest + (until < line.length ? '…' : ''), before, marked };
}

/** Columns of a text; the library and its tables are loaded only for a text that needs them. */
function widthOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}
