import type { Answer, Entry } from './walkthrough.ts';

/** A walkthrough as written, once its schema holds. */
export interface WalkthroughDocument {
  'tocsin-walkthrough': 1 | '1';
  playbook: string;
  name?: string;
  start: string;
  mode?: 'live' | 'drill';
  role?: string;
  inputs?: Record<string, Entry>;
  severity?: string;
  roles?: Record<string, string>;
  answers: Record<string, AnswersEntry | { each: Record<string, AnswersEntry> }>;
  injects?: Record<string, { after?: string; answer?: string }>;
  close?: { reason: string };
  expect?: {
    outcome?: 'closed' | 'open';
    path?: string[];
    opened?: string[];
    never_opened?: string[];
    decisions?: Record<string, string>;
    measures_in_force?: string[];
    overrides?: string[];
    milestones?: string[];
    clocks?: Record<string, { state?: string; margin?: string }>;
  };
}

/** One for every pass, or one pass after another. */
export type AnswersEntry = AnswerEntry | AnswerEntry[];

export type AnswerEntry = string | AnswerMap;

/** True where a step has an answer for each value that it is opened for. */
export function isByItem(
  entry: WalkthroughDocument['answers'][string],
): entry is { each: Record<string, AnswersEntry> } {
  return typeof entry === 'object' && !Array.isArray(entry) && 'each' in entry;
}

export interface AnswerMap {
  option?: string;
  reason?: string;
  authority?: string;
  attach?: string[] | Record<string, string>;
  held?: Record<string, string>;
  na?: string[];
  note?: string;
  at?: string;
  marks?: Record<string, string>;
  after?: string;
  skip?: string;
  fail?: string;
  sent?: string;
  not_sent?: string;
  approver?: string;
  denied?: string;
  witness?: string;
  exit?: string;
  declined?: string;
  findings?: string[];
  actions?: Answer['actions'];
  to?: string;
  early?: string;
  lift?: Record<string, 'lifted'>;
  keep?: Record<string, string>;
  override?: string;
  severity?: string;
  milestones?: Record<string, string>;
  met?: Record<string, string>;
  clock_applies?: Record<string, 'yes' | 'no'>;
  roles?: Record<string, string>;
  applies?: 'yes' | 'no';
}
