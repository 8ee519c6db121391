import { limits } from './limits.ts';
import { expressionNames } from './names.ts';
import { builtInNames, type ExpressionScope } from './scope.ts';
import { tokensOf } from './tokens.ts';

/** A piece of a template. `start` and `end` bound an expression's own text, without its braces. */
export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'expression'; text: string; start: number; end: number }
  /** `{{` that nothing closes within an expression's length; the text is all that follows it. */
  | { kind: 'unclosed'; text: string; start: number; end: number };

/** Takes a text with `{{ CEL }}` in it apart. A `}}` inside quotes belongs to the expression. Any text is a template. */
export function parseTemplate(text: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', at)) {
    if (open > at) segments.push({ kind: 'text', text: text.slice(at, open) });
    const start = open + 2;
    const end = closingBraces(text, start);
    if (end === undefined) {
      return [...segments, { kind: 'unclosed', text: text.slice(open), start: open, end: text.length }];
    }
    segments.push({ kind: 'expression', text: text.slice(start, end), start, end });
    at = end + 2;
  }
  if (at < text.length) segments.push({ kind: 'text', text: text.slice(at) });
  return segments;
}

/** The inputs that a text's templates mention, each once, in the order of the text. */
export function templateNames(text: string, scope: ExpressionScope): string[] {
  const names = parseTemplate(text).flatMap(segment =>
    segment.kind === 'expression' ? expressionNames(segment.text, scope) : [],
  );
  return [...new Set(names)];
}

/** Whether a template's expression is a name and nothing else; the built-in names are expressions. */
export function isPlainName(text: string): boolean {
  return /^[a-z][a-z0-9_.]*$/.test(text) && !builtInNames.includes(text);
}

function closingBraces(text: string, from: number): number | undefined {
  const reach = text.slice(from, from + limits.text + 2);
  let brace: number | undefined;
  for (const { text: sign, start } of tokensOf(reach)) {
    if (sign !== '}') continue;
    if (brace !== undefined && brace === start - 1) return from + brace;
    brace = start;
  }
  return undefined;
}
