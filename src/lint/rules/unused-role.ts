import type { Step } from '../../playbook/playbook.ts';
import { found } from '../found.ts';
import type { LintedDocument, Rule } from '../rule.ts';
import { writtenClocks } from '../written-clocks.ts';
import { writtenSteps } from '../written-steps.ts';

export const unusedRole: Rule = {
  id: 'unused-role',
  severity: 'warning',
  why: 'Somebody is called in for each role. One that has no step stands about, or a step that was theirs names another.',
  bad: `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
roles:
  guard: { title: Guard on duty }
  reception: { title: Reception }
phases:
  - id: act
    title: Act
    steps:
      - { id: block-badge, title: Block the badge, role: guard }
`,
  good: `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
roles:
  guard: { title: Guard on duty }
  reception: { title: Reception }
phases:
  - id: act
    title: Act
    steps:
      - { id: block-badge, title: Block the badge, role: guard }
      - { id: print-badge, title: Print a new one, role: reception }
`,
  check: ({ source, document, playbook }) => {
    const roles = document && 'roles' in document ? Object.entries(document.roles ?? {}) : [];
    const own = document ? rolesIn(document) : new Set();
    // Where no step has a role, they say who is called and not who does what.
    if (own.size === 0) return [];
    const used = new Set([...own, ...Object.values(playbook?.steps ?? {}).flatMap(rolesOf)]);
    return roles
      .filter(([id, { required }]) => !used.has(id) && required !== 'true')
      .map(([id]) =>
        found(unusedRole, source, ['roles', id], 'key', {
          message: `no step is the work of \`${id}\``,
          help: 'name it on the steps that are, write `required: true` if somebody must hold it all the same, or take it out',
        }),
      );
  },
};

/** Those of a step that may stand in a fragment. */
function rolesOf(step: Step): (string | undefined)[] {
  return [step.role, step.authority, step.kind === 'approve' ? step.approver : undefined];
}

function rolesIn(document: LintedDocument): Set<string> {
  const named = [
    ...writtenSteps(document).flatMap(({ entry }) => [entry.role, entry.authority, entry.approve]),
    ...writtenClocks(document).map(({ clock }) => clock.role),
  ];
  return new Set(named.filter(role => role !== undefined));
}
