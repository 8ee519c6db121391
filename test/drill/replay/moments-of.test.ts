import { describe, expect, it } from 'vitest';
import { drillTime } from '../../../src/drill/papers/drill-words.ts';
import { excerpt } from '../../../src/drill/replay/excerpt.ts';
import type { Happening, Moment } from '../../../src/drill/replay/moment.ts';
import { momentsOf } from '../../../src/drill/replay/moments-of.ts';
import type { Draft } from '../../../src/engine/event.ts';
import { renderer } from '../../../src/engine/renderer.ts';
import { bindExpressions } from '../../../src/session/bind-expressions.ts';
import { playedOf, smallRecord, smallScenario } from '../outcome/small-drill.ts';
import { door, minutes, PlayRecord, scenarioOf, storyStart } from '../play-record.ts';

const expressions = bindExpressions(door);

function momentsIn(record: PlayRecord, until = 40): Moment[] {
  return momentsOf(playedOf(record, until), (state, now) => renderer(state, expressions, now));
}

/** Each as `+00:05 inject i1`. */
function told(moments: readonly Moment[]): string[] {
  return moments.map(({ at, what }) => `${drillTime(at)} ${nameOf(what)}`);
}

function nameOf(what: Happening): string {
  switch (what.kind) {
    case 'entry':
      return what.entry.word;
    case 'opened':
      return `opened ${what.steps.map(({ record }) => record.at?.step).join(' ')}`;
    case 'inject':
      return `inject ${what.record.data.inject}`;
    case 'clock':
      return `${what.record.data.why}${what.moved === undefined ? '' : ` ${what.moved / 60_000}m`}`;
    case 'missed':
    case 'met':
      return `${what.kind} ${what.standing.expectation.id}`;
    case 'silence':
      return `silence ${what.ms / 60_000}m`;
    default:
      return what.kind;
  }
}

const clock = (minute: number, running: boolean, why: 'pause' | 'resume' | 'shift' | 'advance'): Draft => ({
  type: 'drill.clock',
  data: { running, story: new Date(storyStart + minutes(minute)).toISOString(), why },
});
const note = (text: string, privileged = false): Draft => ({
  type: 'note.added',
  data: { text, ...(privileged && { privileged: true as const }) },
});
const waited = (moments: readonly Moment[]) => moments.reduce((sum, { wait }) => sum + wait, 0) / 60_000;

describe('a replay of an exercise', () => {
  it('tells every entry when it came, and between them what was met, what fell due and long silences', () => {
    expect(told(momentsIn(smallRecord()))).toEqual([
      '+00:00 EXERCISE BEGINS',
      '+00:02 ROLE',
      '+00:05 inject i1',
      '+00:07 silence 5m',
      '+00:07 INJECT TAKEN IN',
      '+00:09 OPENED STEP',
      '+00:12 DONE',
      '+00:12 met e1',
      '+00:14 ASKED',
      '+00:22 missed e3',
      '+00:27 missed e2',
      '+00:31 silence 17m',
      '+00:31 OPENED STEP',
      '+00:32 DECIDED',
      '+00:32 met e2',
      '+00:33 OPENED AGAIN',
      '+00:34 DECIDED',
      '+00:35 SKIPPED',
      '+00:36 OBSERVATION',
      '+00:37 ACTION',
      '+00:38 RATED S',
    ]);
  });

  it('waits as long as the exercise went on', () => {
    expect(waited(momentsIn(smallRecord()))).toBe(38);
  });

  it('has every entry once', () => {
    const record = smallRecord();
    const entries = momentsIn(record).flatMap(({ what }) => {
      if (what.kind === 'opened') return what.steps.map(step => step.record.id);
      return 'record' in what ? [what.record.id] : [];
    });
    expect(entries).toEqual(record.records.map(({ id }) => id));
  });

  it('tells an expectation that fell due before the inject which that brings about', () => {
    const record = smallRecord();
    const contingency = new PlayRecord(record.scenario);
    contingency.direct(5);
    contingency.at(5, { type: 'inject.acknowledged', data: { inject: 'i1' } });
    contingency.direct(20);
    expect(told(momentsIn(contingency, 21)).slice(4)).toEqual([
      '+00:15 missed e1',
      '+00:20 missed e3',
      '+00:20 inject i2',
    ]);
  });

  it('tells what was met before its inject came when that comes', () => {
    const record = new PlayRecord(smallScenario()).step(1, 'count');
    record.direct(5);
    expect(told(momentsIn(record, 6)).slice(1)).toEqual(['+00:01 DONE', '+00:05 inject i1', '+00:05 met e1']);
  });

  it('skips a pause, and says how long it was by the wall', () => {
    const record = new PlayRecord(scenarioOf(quiet)).at(2, note('a'), clock(2, false, 'pause'), note('b'));
    record.at(2, clock(2, true, 'resume')).at(3, note('c'));
    const resumed = record.records.find(r => r.type === 'drill.clock' && r.data.why === 'resume');
    if (resumed) resumed.hlc = [resumed.hlc[0] + minutes(12), 0];
    const moments = momentsIn(record);
    expect(told(moments).slice(1)).toEqual([
      '+00:02 NOTE',
      '+00:02 pause',
      '+00:02 NOTE',
      '+00:02 resume',
      '+00:03 NOTE',
    ]);
    expect(waited(moments)).toBe(3);
    expect(moments.find(({ what }) => what.kind === 'clock' && what.paused)?.what).toMatchObject({
      paused: minutes(12),
    });
  });

  it('takes no time for what a controller passed over, and goes back with the clock', () => {
    const record = new PlayRecord(scenarioOf(quiet))
      .at(1, note('a'), clock(21, true, 'shift'))
      .at(22, note('b'), clock(2, true, 'shift'))
      .at(4, note('c'));
    const moments = momentsIn(record);
    expect(told(moments).slice(1)).toEqual([
      '+00:01 NOTE',
      '+00:01 shift 20m',
      '+00:22 NOTE',
      '+00:22 shift -20m',
      '+00:04 NOTE',
    ]);
    expect(moments.map(({ wait }) => wait / 60_000)).toEqual([0, 1, 0, 1, 0, 2]);
  });

  it('lets time pass as the clock was moved, where only a controller moves it', () => {
    const record = new PlayRecord(scenarioOf(quiet));
    const begun = record.records[0];
    if (begun?.type === 'drill.started') begun.data.clock = 'manual';
    record.at(0, clock(10, false, 'advance')).at(10, note('a'));
    const moments = momentsIn(record);
    expect(told(moments)).toEqual(['+00:00 EXERCISE BEGINS', '+00:00 advance 10m', '+00:10 NOTE']);
    expect(waited(moments)).toBe(10);
  });

  it('tells steps that open together at once, and none of them twice', () => {
    const record = new PlayRecord(scenarioOf(quiet));
    for (const step of ['look', 'count']) record.step(1, step, { type: 'step.opened', auto: true, data: {} });
    record.step(2, 'verdict', { type: 'step.opened', auto: true, data: {} });
    expect(told(momentsIn(record)).slice(1)).toEqual(['+00:01 opened look count', '+00:02 opened verdict']);
  });

  it('leaves out privileged notes', () => {
    const record = new PlayRecord(scenarioOf(quiet)).at(1, note('SECRET', true), note('told'));
    const moments = momentsIn(record);
    expect(told(moments)).toHaveLength(2);
    expect(JSON.stringify(moments)).not.toContain('SECRET');
  });

  it('waits for nothing that was recorded when all was over', () => {
    const record = new PlayRecord(scenarioOf(quiet)).at(3, note('a'));
    record.at(4, { type: 'case.closed', data: { heads: { dana: [1, ''] } } });
    record.at(90, { type: 'observation.added', data: { text: 'Calm' } });
    const moments = momentsIn(record, 100);
    expect(told(moments).slice(2)).toEqual(['+00:04 CLOSED', '+01:30 afterwards', '+01:30 OBSERVATION']);
    expect(waited(moments)).toBe(4);
  });
});

describe('an excerpt', () => {
  const moments = momentsIn(smallRecord());
  const scenario = smallScenario();
  const cut = (bounds: { from?: string; to?: string }) => told(excerpt(moments, bounds, scenario).moments);

  it('goes from and to a time, or an inject', () => {
    expect(cut({ from: '36m' })).toEqual(['+00:36 OBSERVATION', '+00:37 ACTION', '+00:38 RATED S']);
    expect(cut({ from: 'i1', to: '+00:07:00' })).toEqual([
      '+00:05 inject i1',
      '+00:07 silence 5m',
      '+00:07 INJECT TAKEN IN',
    ]);
    expect(cut({ to: 'i1' })).toEqual(['+00:00 EXERCISE BEGINS', '+00:02 ROLE', '+00:05 inject i1']);
    expect(cut({})).toEqual(told(moments));
  });

  it('begins at once', () => {
    const { before, moments: played } = excerpt(moments, { from: '20m' }, scenario);
    expect(played[0]).toMatchObject({ wait: 0 });
    expect([...before, ...played].map(({ what }) => what)).toEqual(moments.map(({ what }) => what));
  });

  it.each([
    [{ from: 'i3' }, 'The inject i3 never came in this exercise.'],
    [{ from: 'i11' }, '--from cannot be `i11`.'],
    [{ to: 'tomorrow' }, '--to cannot be `tomorrow`.'],
    [{ from: '2h' }, 'there is nothing from 2h.'],
    [{ from: '20m', to: '10m' }, 'there is nothing from 20m to 10m.'],
  ])('%o is refused in a sentence', (bounds, sentence) => {
    expect(() => excerpt(moments, bounds, scenario)).toThrow(sentence);
  });
});

const quiet = `
  - id: i1
    type: contextual
    when: { at: 59m }
    text: It is over.
    expect: [{ id: e1, objective: o1, within: 1m, met_by: { step: count, state: completed } }]
`;
