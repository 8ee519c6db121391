import type { Calendar } from '../playbook/calendar.ts';
import type { ClockVariant } from '../playbook/document.ts';
import type { Contacts, Resource, Treatment } from './workspace.ts';

/** `tocsin.yaml` as written, once its schema holds. Every scalar is a text. */
export interface WorkspaceDocument {
  'tocsin-workspace': string;
  organisation: string;
  cases?: string;
  case_id?: string;
  playbooks?: string[];
  roster?: { people: PersonEntry[]; on_call?: string[] };
  resources?: ResourceEntry[];
  regimes?: string[];
  clocks?: Record<string, ClockVariant>;
  calendars?: Record<string, CalendarEntry>;
  risks?: RiskEntry[];
  lint?: { rules?: Record<string, 'error' | 'warning' | 'info' | 'off'> };
}

export interface PersonEntry {
  name: string;
  roles: string[];
  contacts?: Contacts;
  note?: string;
}

interface ResourceEntry {
  name: string;
  kind: Resource['kind'];
  contacts?: Contacts;
  regimes?: string[];
  note?: string;
}

interface CalendarEntry {
  zone: string;
  weekend?: Weekday[];
  holidays?: string[];
  day_ends?: string;
  roll?: NonNullable<Calendar['roll']>;
}

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

interface RiskEntry {
  id: string;
  title: string;
  likelihood: string;
  impact: string;
  treatment: Treatment;
  owner?: string;
  reviewed?: string;
  playbooks?: string[];
  controls?: string[];
  reviews?: RiskReviewEntry[];
}

interface RiskReviewEntry {
  day: string;
  by: string;
  likelihood: string;
  impact: string;
  treatment: Treatment;
  why: string;
}
