import { checkCompilation } from './check/check-compilation.ts';
import { compileJoining } from './compile/compile-playbook.ts';
import { qualifyExpressions } from './compile/qualify-expressions.ts';
import { inOrder } from './finding.ts';
import type { Loaded } from './load-playbook.ts';
import type { LibraryPorts } from './ports.ts';
import { parseSource } from './yaml/parse-source.ts';

/**
 * Loads a playbook to join a case that is open, under a name of its own: the name stands before its ids and inputs. Its findings are those of
 * its own file. `ports.readPlaybook` gives its text.
 */
export function loadJoining(
  { id, name, title }: { id: string; name: string; title: string },
  ports: LibraryPorts,
): Omit<Loaded, 'source'> {
  const step = JSON.stringify({ joining: [{ id: name, title, use: id }] });
  const { source, findings } = parseSource(step, id);
  if (!source) return { findings };
  const compilation = compileJoining(source, ports);
  const faults = inOrder(checkCompilation(compilation));
  if (faults.length > 0) return { findings: faults };
  qualifyExpressions(compilation);
  return { playbook: compilation.playbook, findings: [] };
}
