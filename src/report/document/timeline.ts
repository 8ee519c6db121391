import type { CaseReport, Told } from '../case-report.ts';
import type { DayEntry, Section } from './section.ts';
import { dayWords, momentWords, timeOfDay } from './time-words.ts';
import { words } from './words.ts';

/** The pictures of the whole, then every entry of interest by day, as it happened. */
export function timelineSection({ timeline }: CaseReport): Section {
  return {
    id: 'timeline',
    title: words.sections.timeline,
    blocks: [
      { kind: 'picture', of: 'timeline', title: words.pictures.timeline },
      { kind: 'picture', of: 'path', title: words.pictures.path },
      { kind: 'entries', days: byDay(timeline) },
    ],
  };
}

function byDay(timeline: readonly Told[]): { day: string; entries: DayEntry[] }[] {
  const days: { day: string; entries: DayEntry[] }[] = [];
  for (const told of timeline) {
    const day = dayWords(told.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(dayEntry(told));
    else days.push({ day, entries: [dayEntry(told)] });
  }
  return days;
}

function dayEntry({ at, recorded, mark, word, about, detail, by, step, ref }: Told): DayEntry {
  const behind = recorded === at ? 0 : Date.parse(recorded) - Date.parse(at);
  const late = behind >= noticeable ? `recorded ${momentWords(recorded)}` : '';
  return { time: timeOfDay(at), mark, word, about, detail, by, step, ref, late };
}

/** Milliseconds from which on a late entry says when it was made. */
const noticeable = 5 * 60_000;
