import type { Calendar } from '../playbook/calendar.ts';
import type { Severity } from '../playbook/diagnostic.ts';
import type { ClockVariant } from '../playbook/document.ts';

/** An organisation's incident-response plan, as `tocsin.yaml` says it. Plain JSON; paths are as written, from that file's folder. */
export interface Workspace {
  organisation: string;
  cases: string;
  /** How cases are named; absent: as without a workspace. */
  caseId?: string;
  /** Folders of own playbooks, the first before the others. Absent where the file names none. */
  playbooks?: string[];
  /** In the order in which to call: those on call first, then as written. */
  people: Person[];
  resources: Resource[];
  /** `regulations/gdpr`. */
  regimes: string[];
  /** By the clock's id. */
  variants: Record<string, ClockVariant>;
  calendars: Record<string, Calendar>;
  risks: Risk[];
  severities: Record<string, Severity | 'off'>;
}

export interface Person {
  name: string;
  roles: string[];
  contacts: Contacts;
  onCall: boolean;
  note?: string;
}

/** In the order in which they were written. */
export type Contacts = Partial<
  Record<'phone' | 'mobile' | 'pager' | 'mail' | 'chat' | 'web' | 'other', string>
>;

export interface Resource {
  name: string;
  kind: 'tool' | 'supplier' | 'regulator' | 'authority' | 'insurer' | 'counsel' | 'other';
  contacts: Contacts;
  regimes: string[];
  note?: string;
}

export interface Risk {
  id: string;
  title: string;
  /** 1 to 5. */
  likelihood: number;
  /** 1 to 5. */
  impact: number;
  treatment: Treatment;
  owner?: string;
  /** `2026-11-01`. */
  reviewed?: string;
  playbooks: string[];
  controls: string[];
  /** The last one last. */
  reviews: RiskReview[];
}

/** What is done about a risk: lessen it, let others bear it, keep out of it, live with it. */
export type Treatment = 'mitigate' | 'transfer' | 'avoid' | 'accept';

/** What one assessment of a risk came to. */
export interface RiskReview {
  /** `2026-11-01`. */
  day: string;
  by: string;
  /** 1 to 5. */
  likelihood: number;
  /** 1 to 5. */
  impact: number;
  treatment: Treatment;
  why: string;
}
