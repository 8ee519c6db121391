import { expect, it } from 'vitest';
import type { Draft, Recorded } from '../../src/engine/event.ts';
import { coverageOf, missedText } from '../../src/walkthrough/coverage.ts';
import { compile, documentOf } from '../engine/compile.ts';
import { decision, steps, task, tracks } from '../engine/scene.ts';

const playbook = compile({
  ...documentOf([
    { ...steps('ready', 'train'), stage: 'preparation' },
    steps(
      'act',
      decision('verdict', { benign: { next: 'end' }, malicious: {} }),
      task('warn', { when: 'outcome("verdict") == "malicious"' }),
      tracks('block', 'block-sender', task('ask-chief', { approve: 'commander' })),
    ),
  ]),
  clocks: [
    {
      id: 'law',
      title: 'Law',
      starts: { milestone: 'aware' },
      within: '72h',
      applies_when: 'severity == "sev1"',
    },
    { id: 'contract', title: 'Contract', starts: { milestone: 'aware' } },
    { id: 'bill', title: 'Bill', starts: { milestone: 'aware' }, within: '24h', status: 'pending' },
  ],
});

it('counts steps, options, both sides of each `when`, and the states that tell clocks apart', () => {
  const { missed, percent, ...shares } = coverageOf(playbook, []);
  expect(shares).toEqual({
    steps: { taken: 0, all: 4 },
    options: { taken: 0, all: 4 },
    conditions: { taken: 0, all: 2 },
    clocks: { taken: 0, all: 6 },
  });
  expect(percent).toBe(0);
  expect(missed.map(missedText)).toEqual([
    'verdict is never opened',
    'verdict never comes to benign',
    'verdict never comes to malicious',
    'warn is never opened',
    'the `when` of warn is never true',
    'the `when` of warn is never false',
    'block-sender is never opened',
    'ask-chief is never opened',
    'ask-chief never comes to approved',
    'ask-chief never comes to denied',
    'the clock law is never running',
    'the clock law is never met',
    'the clock law is never overdue',
    'the clock law is never not applicable',
    'the clock contract is never running',
    'the clock contract is never met',
  ]);
});

it('takes together what several walkthroughs took', () => {
  const open = (step: string): Draft => ({ type: 'step.opened', at: at(step), auto: true, data: {} });
  const one = run(open('verdict'), {
    type: 'decision.made',
    at: at('verdict'),
    data: { option: 'malicious' },
  });
  const other = run(
    open('warn'),
    open('block-sender'),
    { type: 'approval.denied', at: at('ask-chief'), data: { name: 'lee', role: 'commander', reason: 'No' } },
    { type: 'step.not-applicable', at: at('warn'), auto: true, data: {} },
  );
  const { missed } = coverageOf(playbook, [one, other], []);
  expect(missed.map(missedText)).toEqual([
    'verdict never comes to benign',
    'ask-chief is never opened',
    'ask-chief never comes to approved',
  ]);
});

it('does not take a step that a person said applies for one whose condition held', () => {
  const opened: Draft = { type: 'step.opened', at: at('warn'), data: { why: 'applies', reason: 'Seen' } };
  const { missed } = coverageOf(playbook, [run(opened)], []);
  expect(missed.map(missedText)).toContain('the `when` of warn is never true');
  expect(missed.map(missedText)).not.toContain('warn is never opened');
});

it('takes a clock that was met late for one that ran and was overdue', () => {
  const clockStates = new Map([['law', new Set(['late' as const])]]);
  const { missed } = coverageOf(playbook, [{ records: [], clockStates }]);
  expect(missed.flatMap(goal => (goal.id === 'law' ? [goal.what] : []))).toEqual(['not-applicable']);
});

it('rounds down, so that 100 per cent leaves nothing out', () => {
  const { percent, steps: share } = coverageOf(compile(documentOf([steps('one', 'a')])), [
    run({ type: 'step.opened', at: at('a'), auto: true, data: {} }),
  ]);
  expect({ percent, share }).toEqual({ percent: 100, share: { taken: 1, all: 1 } });
});

function at(step: string) {
  return { in: '', step, pass: 1, redo: 0 };
}

function run(...drafts: Draft[]) {
  return { records: drafts as Recorded[], clockStates: new Map() };
}
