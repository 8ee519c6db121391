/** Bounds on what a playbook, which can come from anywhere, may ask of the expression language. */
export const limits = {
  /** UTF-16 units of an expression. */
  text: 2_000,
  astNodes: 500,
  depth: 32,
  /** UTF-16 units of a value that an expression gives. */
  valueText: 65_536,
  /** UTF-16 units of a text with its templates filled in. */
  renderedText: 262_144,
  /** UTF-16 units that patterns may go over in one evaluation, such as inside `all` over a list. */
  matchedText: 5_000_000,
  /** Values of a list that a person enters. */
  listValues: 1_000,
  /** UTF-16 units of a pattern, and instructions it may compile to: matching costs their product with the text's length. */
  patternText: 500,
  patternSize: 2_000,
} as const;
