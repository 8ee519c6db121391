import type { Fault } from '../../playbook/finding.ts';
import type { Path } from '../../playbook/yaml/source.ts';

/** A fault of a workspace, and the key or value that has it. */
export interface PlacedFault extends Omit<Fault, 'related'> {
  path: Path;
  part?: 'key';
  /** Where the same stands before. */
  first?: Path;
}
