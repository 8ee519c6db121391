import type { Diagnostic } from '../playbook/diagnostic.ts';
import { findingOn, inOrder } from '../playbook/finding.ts';
import type { Source } from '../playbook/yaml/source.ts';
import { checkRegimes } from '../workspace/check/check-regimes.ts';
import { checkRoster } from '../workspace/check/check-roster.ts';
import { checkWorkspace } from '../workspace/check/check-workspace.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { grade } from './grade.ts';
import { applyIgnores } from './ignores/apply-ignores.ts';
import { isSettable } from './is-settable.ts';
import type { LintPorts } from './lint-ports.ts';
import { rules } from './rules.ts';

/** Everything that is wrong with a workspace: what keeps it from being used, or else what it names that there is not. */
export function lintWorkspace(text: string, file: string, ports: LintPorts, ignores = true): Diagnostic[] {
  const { findings, source, workspace } = loadWorkspace(text, file);
  if (!source) return findings;
  const ids = rules.map(({ id }) => id);
  const read = {
    source,
    refusals: findings,
    found: workspace ? named(source, workspace, { ...ports, rules: () => ids }) : [],
    sourceOf: () => undefined,
    complete: workspace !== undefined,
    rules: ids,
  };
  const { refusals, found } = ignores ? applyIgnores(read) : read;
  return inOrder([...refusals, ...grade(found, workspace?.severities ?? {})]);
}

function named(source: Source, workspace: Workspace, ports: LintPorts): Diagnostic[] {
  return [
    ...checkWorkspace(source, ports),
    ...checkRoster(source, ports),
    ...unsettable(source, workspace),
    ...(ports.readFragment ? checkRegimes(source, workspace, ports) : []),
  ];
}

function unsettable(source: Source, { severities }: Workspace): Diagnostic[] {
  return rules
    .filter(rule => Object.hasOwn(severities, rule.id) && !isSettable(rule))
    .map(({ id }) =>
      findingOn(source, ['lint', 'rules', id], 'key', {
        rule: 'unsettable-rule',
        message: `\`${id}\` cannot be set, because a file that breaks it cannot be used at all`,
        help: 'take this line out, and mend what it finds',
      }),
    );
}
