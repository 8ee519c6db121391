import type { Contacts } from './workspace.ts';

/** What `tocsin init` has been told. */
export interface Plan {
  organisation: string;
  cases: string;
  people: { name: string; roles: string[]; contacts: Contacts }[];
  /** Names, in the order in which to call. */
  onCall: string[];
  regimes: { path: string; title: string }[];
  /** Zones by the calendar's id; `default` is the organisation's own. */
  calendars: Record<string, string>;
}
