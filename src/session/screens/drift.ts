import type { Line } from '../../terminal/line.ts';
import type { Drift, DriftedText } from '../drift.ts';

/** That the library has moved on since the case was opened, and that the case has not. */
export function driftNotice(drift: Drift): Line[] {
  return drift.map(text => [
    { text: 'CHANGED  ', tone: 'warn' },
    {
      text: `${text.name} is another in the library now${versions(text)}. This case goes on with the text that it was opened with; tocsin drift, or ? and u, shows the difference.`,
      hang: true,
    },
  ]);
}

/** ` (1.0.0 here, 1.1.0 there)`; nothing where versions do not tell the two apart. */
export function versions({ pinned, now }: DriftedText): string {
  if (pinned.version === undefined || now.version === undefined) return '';
  return pinned.version === now.version
    ? ` (both say ${now.version})`
    : ` (${pinned.version} here, ${now.version} there)`;
}
