import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { findingOn } from '../../playbook/finding.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import type { WorkspaceDocument } from '../workspace-document.ts';
import type { WorkspacePorts } from '../workspace-ports.ts';

/** Roles that playbooks require and nobody of the roster can take. Without a roster nobody says who there is. */
export function checkRoster(source: Source, { requiredRoles }: WorkspacePorts): Diagnostic[] {
  const { roster } = source.data as WorkspaceDocument;
  if (!roster || !requiredRoles) return [];
  const held = new Set(roster.people.flatMap(({ roles }) => roles));
  return [...requiredRoles()]
    .filter(([role]) => !held.has(role))
    .map(([role, [playbook, ...others]]) => ({
      ...findingOn(source, ['roster', 'people'], 'key', {
        rule: 'unfilled-role',
        message: `nobody of the roster can take the role \`${role}\`, which \`${playbook}\`${others.length > 0 ? ` and ${others.length} more` : ''} cannot do without`,
        help: `write \`${role}\` under the \`roles\` of somebody, or add who can take it`,
      }),
      severity: 'warning' as const,
    }));
}
