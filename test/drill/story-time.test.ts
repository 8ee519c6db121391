import { describe, expect, it } from 'vitest';
import { storyNow } from '../../src/drill/story-time.ts';
import type { Draft, Recorded } from '../../src/engine/event.ts';

const story = '2026-11-21T02:10:00.000Z';
const wall = 1_000_000;

describe('the time of the story', () => {
  it('is unknown before an exercise has begun', () => expect(storyNow([], wall)).toBeUndefined());

  it('runs as fast as the wall, or as its scale says', () => {
    expect(minutesIn([started('real', 1)], 60_000)).toBe(1);
    expect(minutesIn([started('scaled', 4)], 60_000)).toBe(4);
  });

  it('stands through a pause, and goes on from where it stood', () => {
    const entries = [started('scaled', 4), word(60_000, 4, 'pause', false)];
    expect(minutesIn(entries, 3_600_000)).toBe(4);
    entries.push(word(3_600_000, 4, 'resume', true));
    expect(minutesIn(entries, 3_660_000)).toBe(8);
  });

  it('goes where a controller shifts it', () =>
    expect(minutesIn([started('real', 1), word(60_000, 6, 'shift', true)], 120_000)).toBe(7));

  it('moves by hand alone where the controller has the clock', () => {
    const entries = [started('manual', 1)];
    expect(minutesIn(entries, 600_000)).toBe(0);
    entries.push(word(600_000, 12, 'advance', true));
    expect(minutesIn(entries, 1_200_000)).toBe(12);
  });

  it('never runs backwards where two machines differ', () =>
    expect(minutesIn([started('real', 1)], -5000)).toBe(0));
});

function minutesIn(entries: Recorded[], after: number): number {
  return ((storyNow(entries, wall + after) ?? Number.NaN) - Date.parse(story)) / 60_000;
}

function started(clock: 'real' | 'scaled' | 'manual', scale: number): Recorded {
  const scenario = { id: 's', version: '1.0.0', title: 'S', digest: '' };
  return entry(0, {
    type: 'drill.started',
    data: { scenario, seed: 's', clock, scale, story, solo: true },
  });
}

function word(
  after: number,
  minutes: number,
  why: 'pause' | 'resume' | 'shift' | 'advance',
  running: boolean,
): Recorded {
  const at = new Date(Date.parse(story) + minutes * 60_000).toISOString();
  return entry(after, { type: 'drill.clock', data: { running, story: at, why } });
}

function entry(after: number, draft: Draft): Recorded {
  return {
    ...draft,
    w: 'dana',
    seq: after,
    id: `dana-${after}`,
    ts: story,
    mono: after,
    hlc: [wall + after, 0],
    actor: { name: 'dana' },
    known: {},
  };
}
