import type { Playbook } from '../playbook/playbook.ts';
import type { Evaluation, ExpressionContext } from './evaluation.ts';
import type { Expressions } from './expressions.ts';
import type { Rendered } from './render-template.ts';
import { scopeOf } from './scope.ts';
import { templateNames } from './template.ts';

/** The expression language of one playbook, as the engine takes it. */
export interface PlaybookExpressions {
  evaluate(text: string, context: ExpressionContext): Evaluation;
  render(text: string, context: ExpressionContext, reveal?: boolean): Rendered;
  renderValue(text: string, context: ExpressionContext): Evaluation;
  /** The inputs that a text's templates use. */
  names(text: string): string[];
}

/** Binds the language to a playbook's inputs and ids. */
export function forPlaybook(expressions: Expressions, playbook: Playbook): PlaybookExpressions {
  const scope = scopeOf(playbook);
  return {
    evaluate: (text, context) => expressions.evaluate(text, scope, context),
    render: (text, context, reveal) => expressions.render(text, scope, context, reveal),
    renderValue: (text, context) => expressions.renderValue(text, scope, context),
    names: text => templateNames(text, scope),
  };
}
