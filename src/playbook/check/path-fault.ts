import type { Fault } from '../finding.ts';
import type { Path } from '../yaml/source.ts';

/** What is wrong at a path of a file: with its value, unless it is the key. */
export interface PathFault extends Fault {
  path: Path;
  part?: 'key';
}
