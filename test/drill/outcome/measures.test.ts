import { describe, expect, it } from 'vitest';
import { counted } from '../../../src/drill/outcome/coverage.ts';
import { citationsOf, measuresOf } from '../../../src/drill/outcome/measures.ts';
import { minutes, PlayRecord } from '../play-record.ts';
import { playedOf, smallRecord, smallScenario } from './small-drill.ts';

describe('what the record of an exercise comes to', () => {
  const played = playedOf(smallRecord());
  const measures = measuresOf(played);

  it('says when a commander was named, in drill time', () => {
    expect(measures.commander?.ms).toBe(minutes(2));
  });

  it('leaves out what never came about', () => {
    expect(measures.notification).toBeUndefined();
    expect(measures.containment).toBeUndefined();
  });

  it('counts from delivery until somebody took an inject in', () => {
    expect(measures.acknowledgement).toMatchObject({ taken: 1, untaken: [], median: minutes(2) });
  });

  it('says of every expectation what became of it, and which entries show it', () => {
    expect(measures.expectations.map(standing => [standing.expectation.id, standing.state])).toEqual([
      ['e1', 'met'],
      ['e2', 'late'],
      ['e3', 'missed'],
    ]);
    const [e1] = measures.expectations;
    expect(e1 && citationsOf(e1, played)).toEqual(['dana #2', 'dana #3', 'dana #5']);
  });

  it('names a decision that came out otherwise the second time', () => {
    expect(measures.reversed).toMatchObject([{ step: 'verdict', from: 'nobody', to: 'somebody' }]);
  });

  it('names the longest time in which nobody did anything, and what stands around it', () => {
    expect(measures.silence).toMatchObject({
      ms: minutes(17),
      from: { type: 'fact.asked' },
      to: { type: 'step.opened' },
    });
  });

  it('counts no time as silence that a controller skipped', () => {
    const record = new PlayRecord(smallScenario());
    record.at(1, { type: 'note.added', data: { text: 'here' } });
    record.at(2, {
      type: 'drill.clock',
      data: { running: true, story: '2026-11-21T02:40:00.000Z', why: 'shift' },
    });
    record.at(31, { type: 'note.added', data: { text: 'still here' } });
    expect(measuresOf(playedOf(record, 31)).silence?.ms).toBe(minutes(2));
  });

  it('covers the steps of the playbook, and what was searched for and is nowhere', () => {
    const { coverage } = measures;
    expect(['used', 'skipped', 'open', 'unreached'].map(state => counted(coverage, state as 'used'))).toEqual(
      [2, 1, 0, 0],
    );
    expect(coverage.notFound.map(({ data }) => data.asked)).toEqual(['is there a camera']);
  });
});
