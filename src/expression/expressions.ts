import type { Input } from '../playbook/playbook.ts';
import { createCel } from './cel/create-cel.ts';
import { checkTemplate } from './check-template.ts';
import type { Evaluation, ExpressionContext } from './evaluation.ts';
import type { ExpressionFinding } from './finding.ts';
import type { CompilePattern } from './pattern.ts';
import { createPatternCompiler } from './re2.ts';
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

/** Makes the expression language. The build has its libraries loaded when the first expression or pattern is met, which most cases never do. */
export function createExpressions(): Expressions {
  const compilePattern = createPatternCompiler();
  const cel = createCel(compilePattern);
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
