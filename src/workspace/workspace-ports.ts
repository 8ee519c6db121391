/** What surrounds a workspace, for checking what it names. What is absent is not checked. */
export interface WorkspacePorts {
  /** Paths of the library's regulations: `regulations/gdpr`. */
  regulations?(): readonly string[];
  /** The text of a file of the library, by its path inside the library folder. */
  readFragment?(path: string): string | undefined;
  /** Ids of the roles that playbooks and fragments declare. */
  roles?(): readonly string[];
  playbooks?(): readonly string[];
  /** Ids of the rules of lint. */
  rules?(): readonly string[];
  /** Whether a path, from the workspace's folder, is a folder. */
  hasFolder?(path: string): boolean;
}
