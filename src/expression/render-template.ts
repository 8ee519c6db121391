import type { Value } from '../playbook/playbook.ts';
import type { Evaluate, Evaluation, ExpressionContext } from './evaluation.ts';
import { limits } from './limits.ts';
import type { ExpressionScope } from './scope.ts';
import { isPlainName, parseTemplate } from './template.ts';
import { formatValue, withheld } from './values/format-value.ts';

/** A text with its templates filled in. What could not be stays visible in it and is named here. */
export interface Rendered {
  text: string;
  /** As in an evaluation: inputs, `severity`, or a call as one writes it. */
  missing: string[];
  /** Why an expression has no value whatever is set, one sentence each. */
  errors: string[];
  /** The inputs and the severity that were looked at. */
  read: Record<string, Value>;
}

/**
 * Fills in the `{{ }}` of a text. A value is put in as it is and never looked at again. Values of `sensitive` inputs are
 * withheld, unless `reveal`.
 */
export function renderTemplate(
  text: string,
  scope: ExpressionScope,
  context: ExpressionContext,
  evaluate: Evaluate,
  reveal = false,
): Rendered {
  const filled: Rendered = { text: '', missing: [], errors: [], read: {} };
  for (const segment of parseTemplate(text)) {
    const piece: Piece =
      segment.kind === 'expression'
        ? renderExpression(templateValue(segment.text, scope, context, evaluate), segment.text, scope, reveal)
        : { text: segment.text };
    const room = limits.renderedText - filled.text.length;
    filled.text += piece.text.slice(0, room);
    filled.missing = [...new Set([...filled.missing, ...(piece.missing ?? [])])];
    filled.errors.push(...(piece.error ?? []));
    Object.assign(filled.read, piece.read);
    if (piece.text.length > room) {
      filled.errors.push(`With its values the text is cut at ${limits.renderedText} characters`);
      break;
    }
  }
  return filled;
}

/**
 * The value of a text: one that is only a template keeps its type, any other is filled in. Nothing is withheld: what is made
 * of a `sensitive` value must go where it is withheld again.
 */
export function renderValue(
  text: string,
  scope: ExpressionScope,
  context: ExpressionContext,
  evaluate: Evaluate,
): Evaluation {
  const [only, ...others] = parseTemplate(text.trim());
  if (only?.kind === 'expression' && others.length === 0)
    return templateValue(only.text, scope, context, evaluate);
  const { missing, errors, read, text: value } = renderTemplate(text, scope, context, evaluate, true);
  if (missing.length > 0) return { kind: 'missing', names: missing };
  return errors[0] === undefined ? { kind: 'value', value, read } : { kind: 'error', message: errors[0] };
}

/** A template that is only a name, as most are, needs no CEL. */
function templateValue(
  text: string,
  scope: ExpressionScope,
  context: ExpressionContext,
  evaluate: Evaluate,
): Evaluation {
  const name = text.trim();
  if (!isPlainName(name)) return evaluate(text, scope, context);
  if (!Object.hasOwn(scope.inputs, name)) return { kind: 'error', message: `No input is called ${name}` };
  const value = Object.hasOwn(context.values, name) ? context.values[name] : undefined;
  return value === undefined
    ? { kind: 'missing', names: [name] }
    : { kind: 'value', value, read: { [name]: value } };
}

interface Piece {
  text: string;
  missing?: string[];
  error?: [string];
  read?: Record<string, Value>;
}

function renderExpression(
  evaluation: Evaluation,
  text: string,
  scope: ExpressionScope,
  reveal: boolean,
): Piece {
  switch (evaluation.kind) {
    case 'value': {
      const { value, read } = evaluation;
      const secret = !reveal && Object.keys(read).some(name => scope.inputs[name]?.sensitive);
      return { text: secret ? withheld : formatValue(value), read };
    }
    case 'missing':
      return { text: `‹ask: ${evaluation.names.join(', ')}›`, missing: evaluation.names };
    case 'error':
      return { text: `‹cannot tell: ${text.trim()}›`, error: [evaluation.message] };
    default:
      return evaluation satisfies never;
  }
}
