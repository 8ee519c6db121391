import type { ASTNode } from '@marcbachmann/cel-js';
import type { ExpressionFinding, ExpressionRule } from '../finding.ts';
import type { CompilePattern } from '../pattern.ts';
import type { ExpressionScope } from '../scope.ts';

/** All that a value can be, where that is a short list, and how to speak of it. */
export interface Choices {
  of: string;
  words: readonly string[];
}

/** Where a part of an expression stands: the whole text, the names that hold there. */
export interface Place {
  text: string;
  scope: ExpressionScope;
  /** The names that `exists` and its like have bound, and what each can be. */
  bound: ReadonlyMap<string, Choices | undefined>;
  compilePattern: CompilePattern;
}

/** The part's own text, without the brackets around it. */
export function sourceOf(node: ASTNode, { text }: Place): string {
  return text.slice(node.start, node.end);
}

export function finding(
  rule: ExpressionRule,
  node: ASTNode,
  message: string,
  help?: string,
): ExpressionFinding {
  return { rule, message, ...(help === undefined ? {} : { help }), start: node.start, end: node.end };
}

/** Every name that can be written at a place. */
export function knownNames({ scope, bound }: Place): string[] {
  return [...bound.keys(), ...Object.keys(scope.inputs), 'severity', 'now'];
}

export function isKnown(name: string, { scope, bound }: Place): boolean {
  return bound.has(name) || Object.hasOwn(scope.inputs, name) || name === 'severity' || name === 'now';
}
