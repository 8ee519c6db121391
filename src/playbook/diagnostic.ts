/** A place in a text: 1-based lines and columns, the end exclusive. Columns count UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export type Severity = 'error' | 'warning' | 'info';

/** One finding: what is wrong and why it matters (message), what to do (help), and the very place. */
export interface Diagnostic {
  rule: string;
  severity: Severity;
  message: string;
  help?: string;
  file: string;
  range: Range;
  related: { file: string; range: Range; message: string }[];
  fix?: Fix;
}

/** What mends a finding, in the finding's file. A safe one says what the author certainly meant: `lint --fix` makes it unasked. */
export interface Fix {
  edits: Edit[];
  safe: boolean;
}

/** Text in place of what stands at a range. */
export interface Edit {
  range: Range;
  text: string;
}
