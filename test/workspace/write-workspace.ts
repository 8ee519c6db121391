/** A workspace of two lines that hold, and these behind them. */
export function workspaceWith(lines = ''): string {
  return `tocsin-workspace: 1\norganisation: Example Ltd\n${lines}`;
}
