import { expect, test } from 'vitest';
import { readHeading } from '../../src/library/read-heading.ts';

test.each([
  ['as it stands', 'title: Lost badge', 'Lost badge'],
  ['without its quotes and comment', 'title: "Badge: lost"  # ours', 'Badge: lost'],
  ['on one line', 'title: >-\n  Lost\n\n  badge\nsummary: x', 'Lost badge'],
  [
    'on one line from a file with Windows line ends',
    'title: >-\r\n  Lost\r\n  badge\r\nsummary: x',
    'Lost badge',
  ],
  ['of the playbook, not of a phase', 'phases:\n  - title: Act\ntitle: Lost', 'Lost'],
  ['not at all where there is none', 'id: lost', undefined],
  ['not at all where it is no text', 'title: [Lost]', undefined],
  ['not at all where it is no YAML', 'title: "Lost', undefined],
])('a title is read %s', (_, text, title) => {
  expect(readHeading(`tocsin: 1\n${text}\n`, 'title')).toBe(title);
});
