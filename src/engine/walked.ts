import type { Step } from '../playbook/playbook.ts';
import type { Recorded } from './event.ts';
import type { Slot } from './slot.ts';

/** What stands open or is next, in the playbook's order. Unopened ones may still wait for their needs. */
export interface Pending {
  slot: Slot;
  step: Step;
  /** `unlisted`: a step with `each` whose list nobody has given, or whose list is disputed. */
  kind: 'unopened' | 'open' | 'conflict' | 'unlisted';
}

/** What walking a slot or a list comes to. `exit` leaves it for a step, a phase or `end`, by a decision. */
export type Walked =
  | { kind: 'finished' }
  | { kind: 'pending'; pending: Pending[] }
  | { kind: 'exit'; to: string; by: Recorded };
