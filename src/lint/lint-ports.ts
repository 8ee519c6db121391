import type { Playbook } from '../playbook/playbook.ts';
import type { LibraryPorts } from '../playbook/ports.ts';
import type { WorkspacePorts } from '../workspace/workspace-ports.ts';

/** What lint may ask of the library around a file, and of the world. */
export interface LintPorts extends LibraryPorts, WorkspacePorts {
  /** The day of the run, as `2026-11-22`; without one nothing is too old. */
  today?: string;
  /** The playbook of that id, for a walkthrough of it or a scenario over it: loaded as a case would be opened with it; undefined where it has faults of its own. */
  walked?(id: string): Playbook | undefined;
}
