import type { Diagnostic } from '../playbook/diagnostic.ts';
import { inOrder } from '../playbook/finding.ts';
import { checkRegimes } from '../workspace/check/check-regimes.ts';
import { checkWorkspace } from '../workspace/check/check-workspace.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { grade } from './grade.ts';
import type { LintPorts } from './lint-ports.ts';
import { rules } from './rules.ts';

/** Everything that is wrong with a workspace: what keeps it from being used, or else what it names that there is not. */
export function lintWorkspace(text: string, file: string, ports: LintPorts): Diagnostic[] {
  const { findings, source, workspace } = loadWorkspace(text, file);
  if (!workspace || !source) return findings;
  const around = { ...ports, rules: () => rules.map(({ id }) => id) };
  const named = [
    ...checkWorkspace(source, around),
    ...(ports.readFragment ? checkRegimes(source, workspace, ports) : []),
  ];
  return inOrder([...findings, ...grade(named, workspace.severities)]);
}
