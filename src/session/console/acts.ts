import { advanceClock, backward, forward, pauseOrGoOn, stopForRealWorld } from './clock-acts.ts';
import type { ConsoleAct } from './console-act.ts';
import { endExercise } from './end-act.ts';
import {
  dropInject,
  fireNow,
  giveHint,
  holdOrLetGo,
  inFull,
  next,
  ownHint,
  previous,
} from './inject-acts.ts';
import { met, note, notMet, observeOne, rateOne } from './judging-acts.ts';
import { writeAgain } from './write-again.ts';

/** Every key of the controller's console, in the order in which they are shown. */
export const consoleActs: readonly ConsoleAct[] = [
  writeAgain,
  next,
  previous,
  fireNow,
  holdOrLetGo,
  dropInject,
  advanceClock,
  pauseOrGoOn,
  forward,
  backward,
  giveHint,
  met,
  notMet,
  observeOne,
  rateOne,
  note,
  ownHint,
  inFull,
  endExercise,
  stopForRealWorld,
];
