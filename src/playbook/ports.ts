/** What a loader may ask of the library that a file belongs to. Without it nothing outside the file is read. */
export interface LibraryPorts {
  /**
   * The text of a file of the library, by its path inside the library folder: `fragments/revoke-account.yaml`, `regulations/gdpr.yaml`.
   * Only plain relative paths are asked for; undefined where there is no such file.
   */
  readFragment?(path: string): string | undefined;
  /** The library folder as findings should write it before such a path. */
  folder?: string;
  /** Ids of the playbooks that `use` can name, and the ids that each of them uses. */
  playbooks?: ReadonlyMap<string, readonly string[]>;
}
