import type { Diagnostic, Fix, Range } from './diagnostic.ts';
import type { Path, Source } from './yaml/source.ts';

/** What a check says; the rest of a diagnostic follows from where. */
export interface Fault {
  rule: string;
  message: string;
  help?: string | undefined;
  related?: Diagnostic['related'];
  fix?: Fix | undefined;
}

/** An error at a range of a file. */
export function findingAt(source: Pick<Source, 'file'>, range: Range, fault: Fault): Diagnostic {
  const { rule, message, help, related = [], fix } = fault;
  return {
    rule,
    severity: 'error',
    message,
    ...(help && { help }),
    file: source.file,
    range,
    related,
    ...(fix && { fix }),
  };
}

/** An error at the key or value that a path leads to. */
export function findingOn(source: Source, path: Path, part: 'key' | 'value', fault: Fault): Diagnostic {
  return findingAt(source, source.locate(path, part), fault);
}

/** A safe fix that writes another text at one place. */
export function replacing(range: Range, text: string): Fix {
  return { edits: [{ range, text }], safe: true };
}

/** By place: file, line, column. Stable, so that equal input gives equal output. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column;
}

/** A fault at offsets of a text, before lines and columns matter. */
export interface OffsetFault {
  start: number;
  end: number;
  rule: string;
  message: string;
  help?: string;
  related?: { start: number; end: number; message: string }[];
  /** What certainly mends it. */
  edits?: { start: number; end: number; text: string }[] | undefined;
}

/** Gives a fault its place in lines and columns. */
export function findingFrom({ file, range }: Pick<Source, 'file' | 'range'>, fault: OffsetFault): Diagnostic {
  const { start, end, related = [], edits, ...said } = fault;
  return findingAt({ file }, range(start, end), {
    ...said,
    related: related.map(({ start, end, message }) => ({ file, range: range(start, end), message })),
    fix: edits && {
      edits: edits.map(({ start, end, text }) => ({ range: range(start, end), text })),
      safe: true,
    },
  });
}

/** By place, and each once: a fragment that is included twice has its faults once. */
export function inOrder(findings: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return [...findings].sort(byPlace).filter(({ rule, file, range, message }) => {
    const key = JSON.stringify([rule, file, range, message]);
    return !seen.has(key) && seen.add(key);
  });
}
