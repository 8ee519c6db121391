import type { LibraryPorts } from '../playbook/ports.ts';

/** What surrounds a workspace, for checking what it names. What is absent is not checked. */
export interface WorkspacePorts extends Pick<LibraryPorts, 'playbooks'> {
  /** Paths of the library's regulations: `regulations/gdpr`. */
  regulations?(): readonly string[];
  /** Ids of the roles that playbooks and fragments declare. */
  roles?(): readonly string[];
  /** The roles that playbooks require, each with the ids of those that do. */
  requiredRoles?(): ReadonlyMap<string, readonly string[]>;
  /** Ids of the rules of lint. */
  rules?(): readonly string[];
  /** Whether a path, from the workspace's folder, is a folder. */
  hasFolder?(path: string): boolean;
}
