import type { Line, Tone } from './line.ts';

/** What was looked at, and how it stands: `note` gets in nobody's way. */
export interface Check {
  about: string;
  state: 'good' | 'note' | 'bad';
  what: string;
  /** What to do about it. */
  help?: string;
}

/** One check a line, with what to do below it. */
export function checkLines(checks: readonly Check[]): Line[] {
  const width = Math.max(10, ...checks.map(({ about }) => about.length)) + 1;
  return checks.flatMap(({ about, state, what, help }) => {
    const { word, tone } = words[state];
    return [
      [
        { text: word.padEnd(5), tone },
        { text: about.padEnd(width), tone: 'strong' },
        { text: what, hang: true },
      ],
      ...(help === undefined
        ? []
        : [[{ text: `${' '.repeat(width + 5)}${help}`, tone: 'dim' as const, hang: true }]]),
    ];
  });
}

const words: Record<Check['state'], { word: string; tone: Tone }> = {
  good: { word: 'ok', tone: 'good' },
  note: { word: 'note', tone: 'warn' },
  bad: { word: 'BAD', tone: 'bad' },
};
