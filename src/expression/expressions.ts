import type { Input } from '../playbook/playbook.ts';
import type { Cel } from './cel/create-cel.ts';
import { checkTemplate } from './check-template.ts';
import type { Evaluation, ExpressionContext } from './evaluation.ts';
import type { ExpressionFinding } from './finding.ts';
import type { ExpressionNeeds } from './needs.ts';
import type { CompilePattern } from './pattern.ts';
import { type Rendered, renderTemplate, renderValue } from './render-template.ts';
import type { ExpressionScope } from './scope.ts';
import { type Entered, type ParsedValue, parseValue } from './values/parse-value.ts';

/** The expression language. All of it is synchronous and none of it throws, whatever the texts. */
export interface Expressions {
  /** What is wrong with an expression; `bool` for the keys that take a condition. */
  check(text: string, scope: ExpressionScope, expected: 'bool' | 'any'): ExpressionFinding[];
  evaluate(text: string, scope: ExpressionScope, context: ExpressionContext): Evaluation;
  /** What is wrong in the `{{ }}` of a text. */
  checkTemplate(text: string, scope: ExpressionScope): ExpressionFinding[];
  /** A text with its `{{ }}` filled in; values of `sensitive` inputs are withheld, unless `reveal`. */
  render(text: string, scope: ExpressionScope, context: ExpressionContext, reveal?: boolean): Rendered;
  /** A text's value; one that is only a template keeps its type. */
  renderValue(text: string, scope: ExpressionScope, context: ExpressionContext): Evaluation;
  compilePattern: CompilePattern;
  /** What was entered for an input, as the case keeps it. */
  parseValue(entered: Entered | readonly Entered[], input: Input): ParsedValue;
}

/** Makes the expression language, with the libraries that are needed and no other. To use one that was not asked for is a bug. */
export async function loadExpressions(
  needs: ExpressionNeeds = { cel: true, patterns: true },
): Promise<Expressions> {
  const compilePattern = needs.patterns ? (await import('./re2.ts')).createPatternCompiler() : notLoaded;
  const cel = needs.cel ? (await import('./cel/create-cel.ts')).createCel(compilePattern) : withoutCel;
  return {
    check: cel.check,
    evaluate: cel.evaluate,
    checkTemplate: (text, scope) => checkTemplate(text, scope, cel.check),
    render: (text, scope, context, reveal) => renderTemplate(text, scope, context, cel.evaluate, reveal),
    renderValue: (text, scope, context) => renderValue(text, scope, context, cel.evaluate),
    compilePattern,
    parseValue: (entered, input) => parseValue(entered, input, compilePattern),
  };
}

const withoutCel: Cel = { check: notLoaded, evaluate: notLoaded };

function notLoaded(): never {
  throw new Error(
    'A library of the expression language is used and was not loaded: needsOf() overlooked a text',
  );
}
