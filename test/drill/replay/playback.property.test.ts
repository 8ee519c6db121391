import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Moment } from '../../../src/drill/replay/moment.ts';
import {
  beginPlayback,
  changeSpeed,
  clockOf,
  isOver,
  letPass,
  type Playback,
  skipAhead,
  speeds,
  stopOrGoOn,
  timeLeft,
} from '../../../src/drill/replay/playback.ts';

/** Moments of a running clock, these waits apart. */
function momentsAfter(waits: readonly number[]): Moment[] {
  let clock = 0;
  return waits.map(wait => {
    clock += wait;
    return { at: clock, wait, clock, what: { kind: 'silence', ms: clock }, open: [], quiet: 0 };
  });
}

const waits = fc.array(fc.oneof(fc.constant(0), fc.nat(3_600_000)), { minLength: 1, maxLength: 30 });
const speed = fc.integer({ min: 1, max: 120 });

test('every moment is shown once and in order, however time passes and whatever keys are pressed', () => {
  const hand = fc.oneof(
    fc.record({ pass: fc.nat(60_000) }),
    fc.constantFrom('skip', 'stop', 'faster', 'slower'),
  );
  fc.assert(
    fc.property(waits, speed, fc.array(hand, { maxLength: 60 }), (apart, begun, hands) => {
      const moments = momentsAfter(apart);
      let playback = beginPlayback(moments, begun);
      const shown: Moment[] = [];
      const take = (passed: { playback: Playback; shown: readonly Moment[] }) => {
        playback = passed.playback;
        shown.push(...passed.shown);
        expect(playback.speed).toBeGreaterThanOrEqual(speeds.least);
        expect(playback.speed).toBeLessThanOrEqual(speeds.most);
      };
      for (const act of hands) {
        if (typeof act === 'object') take(letPass(playback, act.pass));
        else if (act === 'skip') take(skipAhead(playback));
        else if (act === 'stop') playback = stopOrGoOn(playback);
        else playback = changeSpeed(playback, act === 'faster' ? 2 : 0.5);
      }
      while (!isOver(playback)) take(skipAhead(playback));
      expect(shown).toEqual(moments);
    }),
  );
});

test('a replay takes as long as the exercise, divided by its speed', () => {
  fc.assert(
    fc.property(waits, speed, (apart, fast) => {
      const whole = apart.reduce((sum, wait) => sum + wait, 0);
      const begun = beginPlayback(momentsAfter(apart), fast);
      expect(timeLeft(begun)).toBe(whole);
      expect(isOver(letPass(begun, Math.ceil(whole / fast)).playback)).toBe(true);
      if (whole > fast) expect(isOver(letPass(begun, Math.floor(whole / fast) - 1).playback)).toBe(false);
    }),
  );
});

test('how time is cut into looks makes no difference', () => {
  fc.assert(
    fc.property(
      waits,
      speed,
      fc.array(fc.nat(5000), { minLength: 1, maxLength: 40 }),
      (apart, fast, looks) => {
        const begun = beginPlayback(momentsAfter(apart), fast);
        const whole = looks.reduce((sum, ms) => sum + ms, 0);
        let cut = begun;
        for (const ms of looks) cut = letPass(cut, ms).playback;
        const once = letPass(begun, whole).playback;
        expect(cut.next).toBe(once.next);
        expect(clockOf(cut)).toBe(clockOf(once));
      },
    ),
  );
});

test('the clock never goes back while it plays, and stands while it is stopped', () => {
  fc.assert(
    fc.property(waits, fc.array(fc.nat(60_000), { maxLength: 30 }), (apart, looks) => {
      let playback = beginPlayback(momentsAfter(apart), 8);
      for (const ms of looks) {
        const before = clockOf(playback);
        const stopped = letPass(stopOrGoOn(playback), ms);
        expect(stopped.shown).toEqual([]);
        expect(clockOf(stopped.playback)).toBe(before);
        playback = letPass(playback, ms).playback;
        expect(clockOf(playback)).toBeGreaterThanOrEqual(before);
      }
    }),
  );
});
