import type { Range } from '../../playbook/diagnostic.ts';
import type { Comment, Source } from '../../playbook/yaml/source.ts';

/** A comment that hides findings: `# tocsin: ignore[rule, another] reason`. */
export interface Ignore {
  /** The line whose findings it hides, from 1: its own, or where it stands alone the first one below that is no comment. */
  line: number;
  rules: { id: string; range: Range }[];
  /** Why, in the author's words; may be empty. */
  reason: string;
  /** The comment itself. */
  range: Range;
  /** The comment with its line, or with the blanks before it. */
  whole: Range;
}

/** The comments of a file that hide findings, as its author wrote them: what they name may not exist. */
export function readIgnores(source: Source): Ignore[] {
  return source.comments.flatMap(comment => readIgnore(comment, source) ?? []);
}

function readIgnore(comment: Comment, source: Source): Ignore | undefined {
  const parts = /^(#+[ \t]*tocsin:[ \t]*ignore\b[ \t]*(?:\[)?)([^\]]*)(?:\][ \t]*(.*))?$/.exec(
    comment.source,
  );
  if (!parts) return undefined;
  const [, lead = '', list = '', reason = ''] = parts;
  const start = comment.offset + lead.length;
  return {
    line: lineHidden(comment, source),
    rules: lead.endsWith('[')
      ? Array.from(list.matchAll(/[^\s,]+/g), ({ 0: id, index }) => ({
          id,
          range: source.range(start + index, start + index + id.length),
        }))
      : [],
    reason: reason.trim(),
    range: source.range(comment.offset, comment.offset + comment.source.length),
    whole: wholeRange(comment, source),
  };
}

function wholeRange({ offset, source: comment }: Comment, { text, range }: Source): Range {
  const before = lineBefore(offset, text);
  const end = offset + comment.length;
  if (before.trim() !== '') return range(offset - before.length + before.trimEnd().length, end);
  const next = text.indexOf('\n', end);
  return range(offset - before.length, next === -1 ? text.length : next + 1);
}

function lineBefore(offset: number, text: string): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

function lineHidden({ offset }: Comment, { text, range }: Source): number {
  const { line } = range(offset, offset).start;
  if (lineBefore(offset, text).trim() !== '') return line;
  const below = text.slice(offset).split('\n');
  const first = below.findIndex((content, i) => i > 0 && !content.trimStart().startsWith('#'));
  return line + Math.max(1, first);
}
