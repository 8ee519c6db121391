/**
 * Inputs are variables in capitals, with `x` for the dot of a fragment's input: as long as the name, so that places in the
 * text stay true, and apart from all that the library itself calls by a name (`type`, `list`, `if`).
 */
export function variableName(input: string): string {
  return input.toUpperCase().replaceAll('.', 'x');
}
