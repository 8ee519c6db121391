import { describe, expect, it } from 'vitest';
import { casesLine } from '../../src/workspace/cases-line.ts';

describe('the folder of cases, read from one line', () => {
  it.each([
    ['cases: incidents', 'incidents'],
    ['cases:   /srv/my incidents  # here', '/srv/my incidents'],
    ['cases: "my cases"  # quoted', 'my cases'],
    ["cases: 'a#b'", 'a#b'],
    ['cases: a#b', 'a#b'],
    ['organisation: [broken\ncases: incidents\r\nroster: {', 'incidents'],
    ['cases:', undefined],
    ['cases: >-\n  folded', undefined],
    ['  cases: inside', undefined],
    ['# cases: old', undefined],
    ['', undefined],
  ])('%j', (text, folder) => {
    expect(casesLine(text)).toBe(folder);
  });
});
