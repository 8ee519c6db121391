import { expect, it } from 'vitest';
import { createExpressions } from '../../src/expression/expressions.ts';

const scope = { inputs: {}, steps: {}, milestones: [], evidence: [], severity: ['sev1'] };

it('tells of braces that are not closed where they stand, also where others follow', () => {
  const text = 'As {{ severity } and later {{ severity }}.';
  expect(createExpressions().checkTemplate(text, scope)).toEqual([
    expect.objectContaining({ message: '`{{` is not closed', start: 3, end: 5 }),
  ]);
  expect(createExpressions().checkTemplate('Braces: {{ "{{" }}', scope)).toEqual([]);
});
