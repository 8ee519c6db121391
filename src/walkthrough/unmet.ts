import type { Path } from '../playbook/yaml/source.ts';

/** Something that a played walkthrough does not keep of what it expects. */
export interface Unmet {
  /** One sentence. */
  message: string;
  /** Where in the walkthrough it is expected: keys and indexes from the document's root. */
  path: Path;
  /** The step that came instead, or that it is about. */
  step?: string;
}
