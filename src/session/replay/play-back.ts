import type { Moment } from '../../drill/replay/moment.ts';
import {
  beginPlayback,
  changeSpeed,
  clockOf,
  isOver,
  letPass,
  type Shown as Passed,
  type Playback,
  skipAhead,
  stopOrGoOn,
} from '../../drill/replay/playback.ts';
import type { Clock } from '../../io.ts';
import { Paused, type Prompter } from '../../terminal/prompter.ts';
import { momentLines } from './moment-lines.ts';
import { replayScreen, type Shown } from './replay-screen.ts';

/**
 * Plays moments at a terminal, each when its time comes, until the last one or until the watcher leaves. Time is the clock's `mono`.
 * Gives where the exercise's clock stands then, in milliseconds of drill time, where it was left before the end.
 */
export async function playBack(
  moments: readonly Moment[],
  { speed, clock, prompter, ...shown }: Shown & { speed: number; clock: Clock; prompter: Prompter },
): Promise<number | undefined> {
  let playback = beginPlayback(moments, speed);
  let since = clock.mono();
  let left: number | undefined;
  let end = (): void => undefined;
  const over = new Promise<void>(done => {
    end = done;
  });
  const show = (passed: Passed): void => {
    playback = passed.playback;
    if (passed.shown.length > 0) prompter.print(passed.shown.flatMap(moment => momentLines(moment, shown)));
    if (isOver(playback)) end();
    else prompter.refresh();
  };
  const look = (): void => {
    if (left !== undefined || isOver(playback)) return;
    const now = clock.mono();
    show(letPass(playback, Math.min(now - since, longestLook)));
    since = now;
  };
  const press = (act: string): void => {
    look();
    if (left !== undefined || isOver(playback)) return;
    if (act !== 'leave') return show(perform(act, playback));
    left = clockOf(playback);
    end();
  };
  const timer = setInterval(look, lookEvery);
  try {
    look();
    await prompter.attend(() => ({ ...replayScreen(playback, shown, prompter.width), press }), over);
    return left;
  } catch (error) {
    if (error instanceof Paused) return clockOf(playback);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

function perform(act: string, playback: Playback): Passed {
  switch (act) {
    case 'next':
      return skipAhead(playback);
    case 'pause':
      return { playback: stopOrGoOn(playback), shown: [] };
    case 'faster':
      return { playback: changeSpeed(playback, 2), shown: [] };
    case 'slower':
      return { playback: changeSpeed(playback, 0.5), shown: [] };
    default:
      throw new Error(`a replay has no key for ${act}`);
  }
}

/** Milliseconds between looks at the clock. */
const lookEvery = 100;
/** A program that was stopped, or a machine that slept, plays on where it was: no more milliseconds than these pass at one look. */
const longestLook = 1000;
