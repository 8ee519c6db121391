import type { Deadline } from '../engine/clocks/deadline.ts';
import { noteWords, notLegalAdvice } from './deadline-words.ts';

/**
 * The deadlines that press and have a time, as an iCalendar file (RFC 5545): one event each, of no length, with an alarm an hour
 * before; its name, for calendar programs that read RFC 7986 and for those that read what was there before it. Importing a newer export moves the events: an event's UID is that of its case and clock, its SEQUENCE the minute of the export.
 */
export function icsOf(deadlines: readonly Deadline[], about: CalendarSource): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tocsin//Deadlines//EN',
    `NAME:${escaped(called(about))}`,
    `X-WR-CALNAME:${escaped(called(about))}`,
    ...deadlines.flatMap(deadline => eventLines(deadline, about)),
    'END:VCALENDAR',
  ];
  return lines.map(line => `${folded(line)}\r\n`).join('');
}

export interface CalendarSource {
  id: string;
  name: string;
  /** Marked as an exercise. */
  drill?: boolean;
  now: number;
  render: (text: string) => string;
}

function eventLines(deadline: Deadline, about: CalendarSource): string[] {
  const { id, now, render } = about;
  const { clock, state, due } = deadline;
  if (due === undefined || (state !== 'running' && state !== 'overdue' && state !== 'undecided')) return [];
  const doubt = state === 'undecided' ? 'if it applies: ' : '';
  const title = `${called(about)}: ${doubt}${render(clock.title)}`;
  const said = [
    ...clock.content.map(entry => `- ${render(entry)}`),
    ...noteWords(deadline),
    ...(clock.source === undefined ? [] : [clock.source]),
    notLegalAdvice,
  ];
  return [
    'BEGIN:VEVENT',
    `UID:${clock.id}.${id}@tocsin`,
    `DTSTAMP:${stamp(now)}`,
    `SEQUENCE:${Math.floor(now / 60_000)}`,
    `DTSTART:${stamp(due)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(said.join('\n'))}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-PT1H',
    'END:VALARM',
    'END:VEVENT',
  ];
}

/** Of an exercise it says so, though the name may too: whoever sees it sees no more. */
function called({ name, drill }: CalendarSource): string {
  return `${drill ? 'EXERCISE: ' : ''}${name}`;
}

/** `20261121T031000Z`. */
function stamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** RFC 5545 3.3.11; other control characters have no place in it. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Lines of 75 octets at most, never cut inside a character (RFC 5545 3.1). */
function folded(line: string): string {
  const rows = [''];
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > 75) {
      rows.push('');
      octets = 1;
    }
    rows[rows.length - 1] += character;
    octets += size;
  }
  return rows.join('\r\n ');
}
