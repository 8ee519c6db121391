import type { Value } from '../playbook/playbook.ts';
import type { ExpressionScope } from './scope.ts';

/** What an expression may look at. A value that is unset or disputed is simply not there. */
export interface ExpressionContext {
  values: Readonly<Record<string, Value>>;
  severity?: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now: number;
  /** The word for where a step stands, or its chosen option; undefined where people's accounts of it conflict. */
  outcome(id: string): string | undefined;
  passes(id: string): number;
  /** Undefined where it is disputed. */
  reached(milestone: string): boolean | undefined;
  /** Milliseconds since 1970-01-01T00:00:00Z; undefined before it has happened. */
  timeOf(id: string): number | undefined;
  hasEvidence(id: string): boolean;
}

export type Evaluation =
  /** `read` holds the inputs and the severity that were looked at, for the record. */
  | { kind: 'value'; value: Value; read: Record<string, Value> }
  /** The value depends on these: inputs, `severity`, or a call as one writes it, such as `time_of("contained")`. */
  | { kind: 'missing'; names: string[] }
  | { kind: 'error'; message: string };

/** Evaluates the text of an expression; never throws. */
export type Evaluate = (text: string, scope: ExpressionScope, context: ExpressionContext) => Evaluation;
