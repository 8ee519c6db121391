import { structuredPatch } from 'diff';
import type { Line, Tone } from '../../terminal/line.ts';
import type { Drift, DriftedText } from '../drift.ts';
import { versions } from './drift.ts';

/** What is another in the library's texts, line by line, three lines around each change: `-` here in the case, `+` in the library. */
export function differenceLines(drift: Drift): Line[] {
  return drift.flatMap(text => [
    [
      { text: text.name, tone: 'strong' as const },
      { text: `${versions(text)}  `, hang: true },
      { text: text.path, tone: 'dim' as const },
    ],
    ...hunksOf(text),
  ]);
}

function hunksOf({ name, pinned, now }: DriftedText): Line[] {
  const { hunks } = structuredPatch(name, name, pinned.text, now.text, undefined, undefined, { context: 3 });
  return hunks.flatMap(({ oldStart, newStart, lines }) => [
    [{ text: `  line ${oldStart} here, ${newStart} there`, tone: 'dim' as const }],
    ...lines.map((text): Line => [{ text: '  ' }, toned(text)]),
  ]);
}

function toned(text: string): Line[number] {
  const tone = tones[text.charAt(0)];
  return { text: text.trimEnd(), hang: true, ...(tone && { tone }) };
}

const tones: Readonly<Record<string, Tone>> = { '-': 'bad', '+': 'good', '\\': 'dim' };
