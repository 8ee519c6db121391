import { fragment, regulation } from '../generated/library.js';
import { checkCompilation } from './check/check-compilation.ts';
import { compilePart } from './compile/compile-playbook.ts';
import { inOrder } from './finding.ts';
import type { Loaded } from './load-playbook.ts';
import type { LibraryPorts } from './ports.ts';
import { validateSource } from './schema/validate-source.ts';
import { parseSource } from './yaml/parse-source.ts';

const validators = { fragment, regulation };

/**
 * Reads a fragment or a regulation by itself and says what is wrong with it. Roles, clocks and milestones that it does not have
 * may be those of the playbook that takes it in.
 */
export function loadPart(
  text: string,
  file: string,
  kind: 'fragment' | 'regulation',
  ports: LibraryPorts = {},
): Omit<Loaded, 'playbook'> {
  const { source, findings } = parseSource(text, file);
  if (!source) return { findings };
  findings.push(...validateSource(source, validators[kind]));
  if (findings.length > 0) return { findings: inOrder(findings), source };
  const compilation = compilePart(source, ports);
  const faults = inOrder(checkCompilation(compilation));
  return faults.length > 0
    ? { findings: faults, source }
    : { findings: [], source, part: compilation.playbook };
}
