import type { Evaluation, ExpressionContext } from '../expression/evaluation.ts';
import type { Input, Playbook, Value } from '../playbook/playbook.ts';

/** The expression language as the engine is given it: of one playbook, synchronous, never throwing. */
export interface Expressions {
  /** The same language, with the names of another playbook. */
  of(playbook: Playbook): Expressions;
  evaluate(text: string, facts: ExpressionContext): Evaluation;
  /** Fills in the `{{ }}` of a text; what is missing stays visible in it and is named. What is `sensitive` is withheld, unless `reveal`. */
  render(
    text: string,
    facts: ExpressionContext,
    reveal?: boolean,
  ): { text: string; missing: string[]; errors: string[] };
  /** A text that is only one template keeps its value's type. */
  renderValue(text: string, facts: ExpressionContext): Evaluation;
  /** The first group of a pattern's first match in a text, or the whole match; undefined where nothing matches. */
  extract(pattern: string, text: string): string | undefined;
  /** Reads a person's or a playbook's text as a value of that input; the error says what to write instead. */
  parse(entered: string | readonly string[], input: Input): { value: Value } | { error: string };
}
