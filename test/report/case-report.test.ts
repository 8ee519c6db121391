import { expect, test } from 'vitest';
import { playedReport } from './played-report.ts';

test('without milestones every duration is said not to be recorded', async () => {
  const { durations } = await playedReport('ransomware-false-alarm.yaml');
  expect(durations.map(d => d.ms)).toEqual(durations.map(() => null));
});

test('with milestones a duration is the difference of when they really happened', async () => {
  const { durations, milestones } = await playedReport('phishing-common.yaml');
  const at = (name: string) => Date.parse(milestones.find(m => m.name === name)?.at ?? '');
  expect(durations.find(d => d.name === 'containment')?.ms).toBe(at('contained') - at('detected'));
});

test('a corrected milestone is the one that counts', async () => {
  const occurred = { at: '2026-11-21T02:00:00.000Z', precision: 'minute' as const };
  const { milestones } = await playedReport('ransomware-false-alarm.yaml', {
    more: () => [
      { kind: 'reopen-case', reason: 'A later word' },
      { kind: 'set-milestone', name: 'detected', occurred: { ...occurred, at: '2026-11-21T01:00:00.000Z' } },
      { kind: 'set-milestone', name: 'detected', occurred },
    ],
  });
  expect(milestones.find(m => m.name === 'detected')).toMatchObject(occurred);
});

test('a privileged note is left out and counted, and there where it is asked for', async () => {
  const more = () => [
    { kind: 'reopen-case' as const, reason: 'A later word' },
    { kind: 'add-note' as const, text: 'Counsel says wait', privileged: true },
  ];
  const without = await playedReport('ransomware-false-alarm.yaml', { more });
  expect(JSON.stringify(without)).not.toContain('Counsel says wait');
  expect(without.withheld).toBe(1);
  const withIt = await playedReport('ransomware-false-alarm.yaml', { more, privileged: true });
  expect(withIt.timeline.some(entry => entry.about === 'Counsel says wait')).toBe(true);
});

test('a corrected note shows the corrected text, says so, and names the correction', async () => {
  const report = await playedReport('ransomware-false-alarm.yaml', {
    more: records => {
      const made = records.find(r => r.type === 'decision.made');
      return [
        { kind: 'reopen-case', reason: 'A later word' },
        {
          kind: 'correct',
          of: made?.id ?? '',
          field: 'reason',
          value: 'The owner wrote to us',
          reason: 'Wrong source',
        },
      ];
    },
  });
  expect(report.decisions[0]?.detail).toContain('The owner wrote to us');
  expect(report.decisions[0]?.detail).toContain('(corrected)');
  expect(report.corrections[0]).toMatchObject({ field: 'reason', value: 'The owner wrote to us' });
});

test('what was opened again, dropped or skipped is a deviation, with its reason', async () => {
  const verdict = { in: '', step: 'verdict', pass: 1, redo: 0 };
  const { deviations } = await playedReport('ransomware-false-alarm.yaml', {
    more: () => [
      { kind: 'reopen-case', reason: 'A later word' },
      { kind: 'reopen-step', at: verdict, reason: 'The owner was not sure' },
      { kind: 'drop-step', at: { ...verdict, redo: 1 }, reason: 'He is now' },
    ],
  });
  expect(deviations.map(({ word, detail }) => [word, detail])).toEqual([
    ['OPENED AGAIN', 'The owner was not sure'],
    ['DROPPED', 'He is now'],
  ]);
});
