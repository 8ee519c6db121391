import type { ExpressionFinding } from './finding.ts';
import type { ExpressionScope } from './scope.ts';
import { parseTemplate, type Segment } from './template.ts';
import { tokensOf } from './tokens.ts';

type Check = (text: string, scope: ExpressionScope, expected: 'any') => ExpressionFinding[];

/** What is wrong in the `{{ }}` of a text; offsets are into the whole text. */
export function checkTemplate(text: string, scope: ExpressionScope, check: Check): ExpressionFinding[] {
  return parseTemplate(text).flatMap(segment => checkSegment(segment, scope, check));
}

function checkSegment(segment: Segment, scope: ExpressionScope, check: Check): ExpressionFinding[] {
  switch (segment.kind) {
    case 'text':
      return [];
    case 'unclosed':
      return [unclosed(segment.start)];
    case 'expression':
      if (opensAgain(segment.text)) return [unclosed(segment.start - 2)];
      return check(segment.text, scope, 'any').map(finding => ({
        ...finding,
        start: finding.start + segment.start,
        end: finding.end + segment.start,
      }));
    default:
      return segment satisfies never;
  }
}

function unclosed(start: number): ExpressionFinding {
  const help = 'Write `}}` after the expression; a literal brace pair is `{{ "{{" }}`';
  return { rule: 'expression-syntax', message: '`{{` is not closed', help, start, end: start + 2 };
}

/** Up to the braces that close the next one it looks like one expression. */
function opensAgain(text: string): boolean {
  const tokens = [...tokensOf(text)];
  return tokens.some(
    ({ text, end }, i) => text === '{' && tokens[i + 1]?.text === '{' && tokens[i + 1]?.start === end,
  );
}
