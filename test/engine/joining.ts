import type { Joined } from '../../src/engine/event.ts';
import { compileJoining } from '../../src/playbook/compile/compile-playbook.ts';
import { qualifyExpressions } from '../../src/playbook/compile/qualify-expressions.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import type { LibraryPorts } from '../../src/playbook/ports.ts';
import { parseSource } from '../../src/playbook/yaml/parse-source.ts';

/** What may join the case of a random playbook: each by the name under which it does, which is its digest too. */
export const joinings: readonly Joined[] = ['successor-1', 'successor-2', 'called-1'].map(name => ({
  name,
  playbook: { id: idOf(name), version: '1.0.0', digest: name, compiled: name },
}));

/** The playbook of the library that has this name in a case, as it joins. */
export function compileJoined(name: string, ports: LibraryPorts): Playbook {
  const { source } = parseSource(
    JSON.stringify({ joining: [{ id: name, title: name, use: idOf(name) }] }),
    name,
  );
  if (!source) throw new Error(`${name} cannot be read`);
  const compilation = compileJoining(source, ports);
  if (compilation.findings.length > 0)
    throw new Error(compilation.findings.map(({ message }) => message).join('\n'));
  qualifyExpressions(compilation);
  return compilation.playbook;
}

/** Steps at which a case can enter it: no decision and no `each` stands before them. */
export function entriesOf({ steps, lists }: Playbook): string[] {
  const isOpen = (id: string): boolean => {
    const { option, owner } = lists[steps[id]?.list ?? ''] ?? {};
    return option === undefined && (owner === undefined || (!steps[owner]?.each && isOpen(owner)));
  };
  return Object.keys(steps).filter(id => id.includes('/') && isOpen(id));
}

function idOf(name: string): string {
  return name.slice(0, name.lastIndexOf('-'));
}
