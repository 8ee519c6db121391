import type { Input, Value } from '../playbook/playbook.ts';

/** What an expression may look at. A name that is unset or disputed is simply not there. */
export interface Facts {
  values: Readonly<Record<string, Value>>;
  severity?: string;
  /** Milliseconds since 1970 UTC. */
  now: number;
  outcome(id: string): string | undefined;
  passes(id: string): number;
  reached(milestone: string): boolean | undefined;
  /** Milliseconds since 1970 UTC. */
  timeOf(id: string): number | undefined;
  hasEvidence(id: string): boolean;
}

export type Evaluated =
  | { kind: 'value'; value: Value; read: Record<string, Value> }
  /** The value depends on these names, which are unset or disputed. */
  | { kind: 'missing'; names: string[] }
  | { kind: 'error'; message: string };

/** The expression language as the engine is given it; `src/expression` makes one for a playbook. */
export interface Expressions {
  evaluate(text: string, facts: Facts): Evaluated;
  /** Fills in the `{{ }}` of a text; what is missing stays visible in it and is named. */
  render(text: string, facts: Facts): { text: string; missing: string[] };
  /** A text that is only one template keeps its value's type. */
  renderValue(text: string, facts: Facts): Evaluated;
  /** Reads a person's or a playbook's text as a value of that input; the error says what to write instead. */
  parse(entered: string | readonly string[], input: Input): { value: Value } | { error: string };
  /** The inputs that a text's templates use. */
  names(text: string): string[];
}
