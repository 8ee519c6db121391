import { playbook as validatePlaybook } from '../generated/library.js';
import { checkCompilation } from './check/check-compilation.ts';
import { compilePlaybook } from './compile/compile-playbook.ts';
import { qualifyExpressions } from './compile/qualify-expressions.ts';
import type { Diagnostic } from './diagnostic.ts';
import { inOrder } from './finding.ts';
import type { Playbook } from './playbook.ts';
import type { LibraryPorts } from './ports.ts';
import { validateSource } from './schema/validate-source.ts';
import { parseSource } from './yaml/parse-source.ts';
import type { Source } from './yaml/source.ts';

export interface Loaded {
  /** Absent when any finding is an error. */
  playbook?: Playbook;
  /** What a fragment's steps or a regulation's clocks would be in a playbook without anything else; absent for playbooks. */
  part?: Playbook;
  /** Faults of form, references and expressions, by place. */
  findings: Diagnostic[];
  /** The file as read; absent when it is no YAML within bounds. */
  source?: Source;
}

/**
 * Reads a playbook: text, form, tree, references and expressions, each looked at only where the one before holds, so that one
 * mistake is one finding.
 */
export function loadPlaybook(text: string, file: string, ports: LibraryPorts = {}): Loaded {
  const { source, findings } = parseSource(text, file);
  if (!source) return { findings };
  findings.push(...validateSource(source, validatePlaybook));
  if (findings.length > 0) return { findings: inOrder(findings), source };
  const compilation = compilePlaybook(source, ports);
  const faults = inOrder(checkCompilation(compilation));
  if (faults.length > 0) return { findings: faults, source };
  qualifyExpressions(compilation);
  return { playbook: compilation.playbook, findings: [], source };
}
