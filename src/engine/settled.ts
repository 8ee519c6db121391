import type { Recorded } from './event.ts';

/** How a step can end. `chosen` comes with its option. */
export type FinalWord =
  | 'done'
  | 'failed'
  | 'skipped'
  | 'dropped'
  | 'not-applicable'
  | 'chosen'
  | 'sent'
  | 'not-sent'
  | 'ran'
  | 'declined'
  | 'approved'
  | 'denied';

/** What one turn of a step has come to, as all its facts tell it together. */
export type Settled =
  | { kind: 'none' }
  | { kind: 'final'; word: FinalWord; option?: string; by: Recorded; also: Recorded[] }
  | { kind: 'conflict'; candidates: Recorded[] };
