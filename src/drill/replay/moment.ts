import type { Recorded } from '../../engine/event.ts';
import type { Entry } from '../../report/entry.ts';
import type { Standing } from '../expectations.ts';

type Of<T extends Recorded['type']> = Extract<Recorded, { type: T }>;

/** Something that a replay shows. Times are drill time, in milliseconds since the exercise began. */
export interface Moment {
  at: number;
  /** How long nothing is shown before it. What was paused, or passed over by a controller, takes no time. */
  wait: number;
  /** Where the exercise's clock stands from then on: `at`, or where a controller moved it to. */
  clock: number;
  what: Happening;
  /** The steps that were open from then on. */
  open: OpenTitle[];
  /** For how long nobody at the table had done anything. */
  quiet: number;
}

export interface OpenTitle {
  step: string;
  title: string;
}

export type Happening =
  | { kind: 'entry'; record: Recorded; entry: Entry }
  /** Steps that opened by themselves, one after another. */
  | { kind: 'opened'; steps: { record: Of<'step.opened'>; entry: Entry }[] }
  | { kind: 'inject'; record: Of<'inject.delivered'> }
  /** `paused`: for how long the wall's clock went on while the exercise stood. `moved`: by how much a controller moved the clock. */
  | { kind: 'clock'; record: Of<'drill.clock'>; paused?: number; moved?: number }
  /** It fell due, and the record did not show it yet. */
  | { kind: 'missed'; standing: Standing }
  | { kind: 'met'; standing: Standing }
  /** Nobody at the table did anything for so long, up to now. */
  | { kind: 'silence'; ms: number }
  /** What follows was recorded after the case was closed. */
  | { kind: 'afterwards' };
