import { nearest } from '../nearest.ts';
import type { Diagnostic } from '../playbook/diagnostic.ts';
import { findingOn } from '../playbook/finding.ts';
import type { Path, Source } from '../playbook/yaml/source.ts';

/** What is said where a file belongs to a playbook that the library does not have. */
export function unknownPlaybook(
  source: Source,
  path: Path,
  id: string,
  playbooks: ReadonlyMap<string, unknown>,
): Diagnostic {
  const meant = nearest(id, [...playbooks.keys()]);
  return findingOn(source, path, 'value', {
    rule: 'unknown-playbook',
    message: `the library has no playbook "${id}"`,
    help: meant ? `did you mean \`${meant}\`?` : 'write the `id` of a playbook',
  });
}
