import { TocsinError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';
import type { Line } from '../terminal/line.ts';
import type { CaseSession } from './case-session.ts';

/** Stops the clock of an exercise. Where the entry cannot be written the record says so, and the person goes all the same. */
export function stopClock(session: CaseSession, why: 'pause' | 'real-world'): void {
  const story = new Date(session.now).toISOString();
  try {
    session.record({
      kind: 'exercise',
      draft: { type: 'drill.clock', data: { running: false, story, why } },
    });
  } catch (error) {
    if (!(error instanceof TocsinError)) throw error;
  }
}

/** What is said where something really happens. */
export function realWorldLines({ store }: CaseSession): Line[] {
  return [
    [
      { text: 'REAL WORLD. ', tone: 'bad' },
      { text: 'The exercise stands where it is; what really happens comes first.' },
    ],
    [{ text: `  go on with it later  tocsin resume ${shellWord(store.name)}`, hang: true }],
  ];
}
