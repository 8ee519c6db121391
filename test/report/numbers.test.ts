import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseReport } from '../../src/report/case-report.ts';
import { spanWords } from '../../src/report/document/time-words.ts';
import { type RawLine, rawCase, recordedCase, reportOf } from './recorded-case.ts';

/** Every number of a report, worked out again from the lines of the log by other code than ours. */
describe.each(['account-compromise-bad.yaml', 'malware-bad.yaml', 'phishing-common.yaml'])('of %s', file => {
  let report: CaseReport;
  let lines: RawLine[];
  // biome-ignore lint/suspicious/noExplicitAny: read without our types on purpose
  let playbook: any;
  beforeAll(async () => {
    const world = await recordedCase(file);
    report = await reportOf(world);
    ({ lines, playbook } = rawCase(world));
  }, 60_000);

  it('the durations are the differences of what the lines say of milestones', () => {
    const told = milestones(lines);
    for (const { formula, ms } of report.durations) {
      const [to = '', from = ''] = formula.split(' - ');
      const known = told.has(to) && told.has(from);
      expect([formula, ms]).toEqual([formula, known ? Number(told.get(to)) - Number(told.get(from)) : null]);
    }
    expect(report.durations.filter(({ ms }) => ms !== null).length).toBeGreaterThanOrEqual(3);
  });

  it('the phases last from the first line that opens a step of them to the last that ends one', () => {
    for (const phase of report.phases) {
      const own = lines.filter(
        ({ step }) => step && playbook.steps[step].phase === phase.id && isLeaf(playbook.steps[step]),
      );
      const opened = own.filter(({ type }) => type === 'step.opened').map(({ ts }) => Date.parse(ts));
      const ended = own
        .filter(({ type, auto }) => ends.has(type) && !(auto && type === 'step.not-applicable'))
        .map(at);
      expect([phase.id, phase.ms]).toEqual([phase.id, Math.max(...ended) - Math.min(...opened)]);
    }
    expect(report.phases.length).toBeGreaterThan(4);
  });

  it('a decision took from the line that opened its step to the line that made it', () => {
    const made = lines.filter(({ type }) => type === 'decision.made');
    const taken = report.decisions.filter(({ kind }) => kind === 'decision').map(({ latency }) => latency);
    const recomputed = made.map(line => {
      const opening = lines.find(other => other.type === 'step.opened' && place(other) === place(line));
      return at(line) - Date.parse(opening?.ts ?? '');
    });
    expect(taken).toEqual(recomputed);
    expect(taken.length).toBeGreaterThan(3);
  });

  it('a deadline was met with what was left of its hours', () => {
    const told = milestones(lines);
    for (const { id, margin, state } of report.clocks) {
      const clock = playbook.clocks.find((one: { id: string }) => one.id === id);
      const allowed = { hour: 3_600_000, minute: 60_000 }[clock.within?.unit as string];
      const met = lines
        .filter(l => l.data.meets?.includes(id) || (l.type === 'clock.met' && l.data.clock === id))
        .map(at);
      const moments = clock.until && told.has(clock.until) ? [Number(told.get(clock.until)), ...met] : met;
      if (allowed === undefined || (state !== 'met' && state !== 'late')) continue;
      const due = Number(told.get(clock.starts.milestone)) + allowed * clock.within.count;
      expect([id, margin]).toEqual([id, due - Math.min(...moments)]);
    }
  });

  it('a measure was in force from the line that put it there to the line that lifted it', () => {
    const put = lines.filter(({ data }) => data.measure).map(at);
    const lifted = lines.filter(({ type }) => type === 'measure.lifted').map(at);
    expect(report.measures.map(({ since }) => Date.parse(since)).sort()).toEqual(put.sort());
    const ended = report.measures.flatMap(measure => (measure.lifted ? [Date.parse(measure.lifted)] : []));
    expect(ended.sort()).toEqual(lifted.sort());
  });

  it('everybody who recorded stands there with the number of their lines', () => {
    const own = lines.filter(({ auto }) => !auto).length;
    expect(report.recorders.map(({ entries }) => entries)).toEqual([own]);
  });
});

it('a duration is said in whole units that are never more than it was', () => {
  const said = [0, 999, 59_999, 60_000, 61_000, 3_599_000, 3_600_000, 172_799_000, 172_800_000, -90_000];
  expect(said.map(spanWords)).toEqual([
    '0 s',
    '0 s',
    '59 s',
    '1 min',
    '1 min 1 s',
    '59 min 59 s',
    '1 h',
    '47 h 59 min',
    '2 d',
    '-1 min 30 s',
  ]);
});

/** By name, the time that was told last. */
function milestones(lines: readonly RawLine[]): Map<string, number> {
  const told = new Map<string, number>();
  for (const line of lines) {
    if (line.type === 'milestone.set') told.set(line.data.name, at(line));
    for (const [name, occurred] of Object.entries(line.data.marks ?? {}))
      told.set(name, Date.parse((occurred as { at: string }).at));
  }
  return told;
}

function at({ occurred, ts }: RawLine): number {
  return Date.parse(occurred?.at ?? ts);
}

function place({ in: scope = '', step, pass = 1, redo = 0, item = '' }: RawLine): string {
  return [scope, step, pass, redo, item].join(' ');
}

function isLeaf({ kind, body }: { kind: string; body?: string }): boolean {
  return kind !== 'phase' && kind !== 'group' && !(kind === 'use' && body !== undefined);
}

const ends = new Set([
  'step.completed',
  'step.failed',
  'step.skipped',
  'step.dropped',
  'step.not-applicable',
  'decision.made',
  'notification.sent',
  'notification.not-sent',
  'approval.given',
  'approval.denied',
  'command.ended',
]);
