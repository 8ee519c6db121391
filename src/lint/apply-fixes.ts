import type { Diagnostic, Edit, Fix, Position } from '../playbook/diagnostic.ts';

/**
 * A text with the safe fixes of its findings made. A fix that touches what another one has changed is left for the next look.
 * `fixed` counts those that were made.
 */
export function applyFixes(text: string, findings: readonly Diagnostic[]): { text: string; fixed: number } {
  const offsetOf = offsets(text);
  const spans = (fix: Fix): Span[] =>
    fix.edits.map(({ range, text }: Edit) => ({
      start: offsetOf(range.start),
      end: offsetOf(range.end),
      text,
    }));
  const taken: Span[] = [];
  let fixed = 0;
  for (const { fix } of findings) {
    if (!fix?.safe) continue;
    const wanted = spans(fix);
    if (wanted.some(span => taken.some(other => touches(span, other)))) continue;
    taken.push(...wanted);
    fixed++;
  }
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: instead } of taken.sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, start), instead);
    at = end;
  }
  return { text: parts.join('') + text.slice(at), fixed };
}

interface Span {
  start: number;
  end: number;
  text: string;
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function offsets(text: string): (position: Position) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return ({ line, column }) => (starts[line - 1] ?? text.length) + column - 1;
}
