/** A regular expression of a playbook, compiled: matching takes time in proportion to the text. */
export interface Pattern {
  /** Whether it matches the whole of the text. */
  matches(text: string): boolean;
  /** Whether it matches any part of the text. */
  occursIn(text: string): boolean;
  /** The first group of its first match, or the whole match where it has no group; undefined where nothing matches. */
  extract(text: string): string | undefined;
}

/** Compiles a pattern (RE2, https://github.com/google/re2/wiki/Syntax), or says in one clause what is wrong with it. */
export type CompilePattern = (text: string) => Pattern | { error: string };
