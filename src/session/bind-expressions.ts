import type { Expressions } from '../engine/expressions.ts';
import { createExpressions, type Expressions as Language } from '../expression/expressions.ts';
import { scopeOf } from '../expression/scope.ts';
import type { Playbook } from '../playbook/playbook.ts';

/** The expression language for one playbook, as the engine takes it. */
export function bindExpressions(playbook: Playbook): Expressions {
  return bound(createExpressions(), playbook);
}

function bound(language: Language, playbook: Playbook): Expressions {
  const scope = scopeOf(playbook);
  return {
    of: other => bound(language, other),
    evaluate: (text, facts) => language.evaluate(text, scope, facts),
    render: (text, facts, reveal) => language.render(text, scope, facts, reveal),
    renderValue: (text, facts) => language.renderValue(text, scope, facts),
    extract: (pattern, text) => {
      const compiled = language.compilePattern(pattern);
      return 'error' in compiled ? undefined : compiled.extract(text);
    },
    parse: (entered, input) => language.parseValue(entered, input),
  };
}
