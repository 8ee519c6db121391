import { expect, it } from 'vitest';
import type { Deadline } from '../../src/engine/clocks/deadline.ts';
import { icsOf } from '../../src/report/ics.ts';

const now = Date.parse('2026-11-21T03:00:00Z');
const about = { id: '01JD0000000000000000000000', name: 'INC-2026-014', now, render: (text: string) => text };

function deadline(more: Partial<Deadline>, title = 'Notify; the authority, \\ now'): Deadline {
  const clock = {
    id: 'gdpr-33',
    title,
    starts: { milestone: 'aware' },
    content: [
      'Nature of the breach',
      'Zahl der Betroffenen – ungefähr, überall, für alle Länder 🔔 und Kategorien',
    ],
    status: 'in-force' as const,
  };
  return { clock, state: 'running', due: Date.parse('2026-11-24T01:00:00Z'), notes: [], ...more };
}

it('is an event of no length for each deadline that presses and has a time', () => {
  const rows = icsOf([deadline({})], about).split('\r\n');
  expect(rows).toEqual(expect.arrayContaining(['DTSTART:20261124T010000Z', 'DTSTAMP:20261121T030000Z']));
  expect(rows).toContain('UID:gdpr-33.01JD0000000000000000000000@tocsin');
  expect(rows.filter(row => row === 'BEGIN:VEVENT')).toHaveLength(1);
  const none = [
    deadline({ state: 'met' }),
    deadline({ state: 'waiting' }),
    { ...deadline({}), due: undefined as never },
  ];
  expect(icsOf(none, about)).not.toContain('VEVENT');
});

it('escapes what has a meaning there, and lets nobody write lines of their own', () => {
  const text = icsOf([deadline({}), deadline({}, 'a\r\nBEGIN:VEVENT\u0007')], about);
  expect(text).toContain('SUMMARY:INC-2026-014: Notify\\; the authority\\, \\\\ now\r\n');
  expect(text).toContain('SUMMARY:INC-2026-014: a\\nBEGIN:VEVENT\r\n');
  expect(text.split('\r\n').filter(row => row === 'BEGIN:VEVENT')).toHaveLength(2);
});

it('folds at 75 octets, never inside a character, so that unfolding gives the text back', () => {
  const text = icsOf([deadline({})], about);
  const rows = text.slice(0, -2).split('\r\n');
  expect(Math.max(...rows.map(row => Buffer.byteLength(row)))).toBeLessThanOrEqual(75);
  expect(text).not.toContain('\ufffd');
  expect(text.replaceAll('\r\n ', '')).toContain(
    'Zahl der Betroffenen – ungefähr\\, überall\\, für alle Länder 🔔 und',
  );
});

it('says that it is no legal advice, and where it is not certain that the deadline applies', () => {
  const text = icsOf([deadline({ state: 'undecided' })], about).replaceAll('\r\n ', '');
  expect(text).toContain('if it applies: Notify');
  expect(text).toContain('Not legal advice');
});

it('says by its name whose calendar it is, and that it is of an exercise though no event says so', () => {
  const rows = icsOf([], { ...about, name: 'a, b', drill: true }).split('\r\n');
  expect(rows).toEqual(expect.arrayContaining(['NAME:EXERCISE: a\\, b', 'X-WR-CALNAME:EXERCISE: a\\, b']));
  expect(icsOf([], about)).not.toContain('EXERCISE');
});
