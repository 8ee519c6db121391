import type { Expressions } from '../engine/expressions.ts';
import { type Expressions as Language, loadExpressions } from '../expression/expressions.ts';
import { needsOf } from '../expression/needs.ts';
import { scopeOf } from '../expression/scope.ts';
import type { Playbook } from '../playbook/playbook.ts';

/** What a case may come to need in which people work: a playbook that joins it brings expressions of its own. */
export const wholeLanguage = { when: 'true', pattern: '' };

/**
 * The expression language for one playbook, as the engine takes it. Libraries that `used` does not need are not loaded: the
 * whole playbook, or the parts of it that will be evaluated.
 */
export async function bindExpressions(playbook: Playbook, used: object = playbook): Promise<Expressions> {
  return bound(await loadExpressions(needsOf(used)), playbook);
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
