import type { Expressions } from '../engine/expressions.ts';
import { loadExpressions } from '../expression/expressions.ts';
import { needsOf } from '../expression/needs.ts';
import { scopeOf } from '../expression/scope.ts';
import type { Playbook } from '../playbook/playbook.ts';

/** The expression language for one playbook, as the engine takes it; libraries that the playbook does not need are not loaded. */
export async function bindExpressions(playbook: Playbook): Promise<Expressions> {
  const language = await loadExpressions(needsOf(playbook));
  const scope = scopeOf(playbook);
  return {
    evaluate: (text, facts) => language.evaluate(text, scope, facts),
    render: (text, facts) => language.render(text, scope, facts),
    renderValue: (text, facts) => language.renderValue(text, scope, facts),
    parse: (entered, input) => language.parseValue(entered, input),
  };
}
