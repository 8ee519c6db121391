import { expect, test } from 'vitest';
import { levelOf, likelihoodOf } from '../../src/overview/risks/scales.ts';

test('a level is what NIST SP 800-30r1, Table I-2, makes of a likelihood and an impact', () => {
  const letters = { 'very low': 'v', low: 'l', moderate: 'm', high: 'h', 'very high': 'V' };
  const rows = [5, 4, 3, 2, 1].map(likelihood =>
    [1, 2, 3, 4, 5].map(impact => letters[levelOf({ likelihood, impact })]).join(' '),
  );
  expect(rows).toEqual(['v l m h V', 'v l m h V', 'v l m m h', 'v l l l m', 'v v v l l']);
});

test('a grade of likelihood is what Table G-3 makes of times a year', () => {
  expect([0, 0.09, 0.1, 0.99, 1, 9, 10, 99, 100, 5000].map(likelihoodOf)).toEqual([
    1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
  ]);
});
