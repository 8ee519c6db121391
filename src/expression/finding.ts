export type ExpressionRule =
  | 'expression-syntax'
  | 'expression-type'
  | 'bare-word-in-expression'
  | 'unknown-input'
  | 'unknown-step'
  | 'unknown-milestone'
  | 'unknown-evidence'
  | 'literal-not-a-choice';

/** What is wrong in an expression, what to do about it, and where: offsets in UTF-16 units into the text, the end exclusive. */
export interface ExpressionFinding {
  rule: ExpressionRule;
  message: string;
  help?: string;
  start: number;
  end: number;
}
