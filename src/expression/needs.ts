import { isPlainName, parseTemplate, type Segment } from './template.ts';

/** Which libraries the texts of a playbook need: CEL's for expressions, RE2's for patterns. */
export interface ExpressionNeeds {
  cel: boolean;
  patterns: boolean;
}

/**
 * Looks through a compiled playbook, or any JSON of its language, for expressions and patterns. It errs towards needing: a
 * template that is only a name needs nothing.
 */
export function needsOf(playbook: unknown): ExpressionNeeds {
  const needs: ExpressionNeeds = { cel: false, patterns: false };
  gather(playbook, '', needs);
  return needs;
}

const expressionKeys = new Set(['when', 'suggest', 'until', 'appliesWhen', 'applies_when']);
const patternKeys = new Set(['pattern', 'match']);

function gather(value: unknown, key: string, needs: ExpressionNeeds): void {
  if (typeof value === 'string') gatherText(value, key, needs);
  else if (Array.isArray(value)) for (const item of value) gather(item, key, needs);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) gather(part, name, needs);
  }
}

function gatherText(text: string, key: string, needs: ExpressionNeeds): void {
  const isExpression =
    expressionKeys.has(key) || (text.includes('{{') && parseTemplate(text).some(isComputed));
  needs.cel ||= isExpression;
  needs.patterns ||= patternKeys.has(key) || (isExpression && text.includes('matches'));
}

function isComputed(segment: Segment): boolean {
  return segment.kind === 'expression' && !isPlainName(segment.text.trim());
}
