import { expect, test } from 'vitest';
import type { Recorded } from '../../src/engine/event.ts';
import type { OpenStep } from '../../src/engine/open-steps.ts';
import type { Step } from '../../src/playbook/playbook.ts';
import { firstDue, nagging } from '../../src/session/nag.ts';

const opened = Date.parse('2026-11-21T03:00:00Z');
const minute = 60_000;

test('a step with an hour nags at its half, ten and two minutes before, and when it is over', () => {
  const said = Array.from({ length: 70 }, (_, at) =>
    nagging([open(60)], opened + (at - 1) * minute, opened + at * minute),
  );
  const at = said.flatMap((lines, index) => (lines.length > 0 ? [index] : []));
  expect(at).toEqual([30, 50, 58, 60]);
});

test('a step with five minutes does not nag before it was opened', () => {
  const lines = nagging([open(5)], opened - minute, opened);
  expect(lines).toEqual([]);
});

test('one look over a long time says what is due once', () => {
  expect(nagging([open(60)], opened, opened + 120 * minute)).toHaveLength(1);
});

test('what is over is said to be overdue, and since when', () => {
  const [line] = nagging([open(60)], opened + 59 * minute, opened + 60 * minute);
  expect(line?.map(span => span.text).join('')).toBe('04:00Z isolate is OVERDUE: it was due 04:00Z');
});

test('the first that is due comes first, and one without a time never', () => {
  expect(firstDue([open(60), open(5), open(undefined)])?.due).toBe(opened + 5 * minute);
  expect(firstDue([open(undefined)])).toBeUndefined();
});

function open(minutes: number | undefined): OpenStep {
  const due = minutes === undefined ? {} : { due: { text: `${minutes}m`, ms: minutes * minute } };
  return {
    at: { in: '', step: 'isolate', pass: 1, redo: 0 },
    step: { id: 'isolate', kind: 'task', ...due } as Step,
    way: 'walk',
    since: { ts: new Date(opened).toISOString() } as Recorded,
  };
}
