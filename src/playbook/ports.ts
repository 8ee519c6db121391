import type { ClockVariant } from './document.ts';
import type { Source } from './yaml/source.ts';

/** What a loader may ask of the library that a file belongs to. Without it nothing outside the file is read. */
export interface LibraryPorts {
  /**
   * The text of a file of the library, by its path inside the library folder: `fragments/revoke-account.yaml`, `regulations/gdpr.yaml`.
   * Only plain relative paths are asked for; undefined where there is no such file.
   */
  readFragment?(path: string): string | undefined;
  /** The library folder as findings should write it before such a path. */
  folder?: string;
  /**
   * The text of a playbook that `use` calls, to be put in place, and its file as findings write it. Given where a case is to be opened, for a
   * playbook that is only looked at stands for itself.
   */
  readPlaybook?(id: string): { text: string; file: string } | undefined;
  /** Ids of the playbooks that `use` can name, and the ids that each of them uses. */
  playbooks?(): ReadonlyMap<string, readonly string[]>;
  /** Given where a case is to be opened: a playbook that is only looked at stands for itself. */
  obligations?: Obligations;
}

/** What binds an organisation whatever the playbook: regimes that join each case, and what is another in their clocks here. */
export interface Obligations {
  /** The file that says so, for findings. */
  source: Source;
  /** `regulations/gdpr`, as they stand under `regimes`. */
  regimes: readonly string[];
  /** By the clock's id. */
  variants: Readonly<Record<string, ClockVariant>>;
}
