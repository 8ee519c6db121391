import type { Diagnostic } from '../../playbook/diagnostic.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import { readIgnores } from './read-ignores.ts';

/** Whether a comment of the file hides what was found in it. */
export function isIgnored({ rule, range }: Diagnostic, source: Source): boolean {
  return readIgnores(source).some(
    ({ line, rules }) => line === range.start.line && rules.some(({ id }) => id === rule),
  );
}
