import type { Mark } from '../mark.ts';

/** A report as it is read: what every format that people read is drawn from. */
export interface ReportDocument {
  /** What it is: `Incident report`. */
  kind: string;
  /** It is of an exercise. */
  exercise: boolean;
  title: string;
  subtitle: string;
  /** Said first, last and on every page: that it is an exercise, how far it may go. */
  banners: { text: string; tone: Tone }[];
  /** One line each: of which case, made when, what was left out. */
  colophon: string[];
  sections: Section[];
}

export interface Section {
  id: string;
  title: string;
  blocks: Block[];
}

export type Tone = 'good' | 'bad' | 'warn' | 'quiet';

export type Block =
  | { kind: 'prose'; text: string; tone?: Tone }
  /** Few numbers that say most. */
  | { kind: 'figures'; figures: { value: string; label: string; tone?: Tone }[] }
  | { kind: 'facts'; facts: { name: string; values: Cell[] }[] }
  | { kind: 'table'; title?: string; columns: string[]; rows: Cell[][] }
  | { kind: 'entries'; days: { day: string; entries: DayEntry[] }[] }
  /** Drawn by whoever makes the document, under that name; a format without pictures leaves it out. */
  | { kind: 'picture'; of: string; title: string };

/** `note` is smaller print below it. `link` is shown only where it is http(s) or mailto. */
export interface Cell {
  text: string;
  note?: string;
  tone?: Tone;
  link?: string;
  /** A digest, a reference: in a fixed width. */
  code?: true;
}

/** `time` within the day; `late` where it was recorded well after it happened. */
export interface DayEntry {
  time: string;
  mark: Mark | undefined;
  word: string;
  about: string;
  detail: string;
  by: string;
  step: string;
  ref: string;
  late: string;
}
