/** What one file may hold. Far above any real playbook, far below what would stall or exhaust the program. */
export const limits = {
  /** UTF-8 bytes of a file. */
  bytes: 1024 * 1024,
  /** Lexical tokens, blank lines and comments included. */
  tokens: 200_000,
  /** Maps and lists within one another. */
  levels: 64,
  /** Maps, lists and scalars together. */
  nodes: 20_000,
  /** UTF-8 bytes of a scalar as written. */
  scalarBytes: 64 * 1024,
  /** Fragments that include one another. */
  includes: 8,
  /** List entries that includes may bring in all together. */
  steps: 5_000,
} as const;
