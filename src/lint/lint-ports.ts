import type { LibraryPorts } from '../playbook/ports.ts';
import type { WorkspacePorts } from '../workspace/workspace-ports.ts';

/** What lint may ask of the library around a file. */
export type LintPorts = LibraryPorts & WorkspacePorts;
