import type { Period } from './playbook.ts';

/** Reads a period as clocks write it: `72h`, `30 days`, `4 business days`, `1 month`. */
export function parsePeriod(text: string): Period | undefined {
  const parts = /^([1-9][0-9]{0,5})(?:([smhd])| (?:(business |working )?days?|(months?)))$/.exec(text);
  if (!parts) return undefined;
  const [, count, letter, working, months] = parts;
  const unit = letter
    ? letters[letter as keyof typeof letters]
    : months
      ? 'month'
      : working
        ? 'working-day'
        : 'day';
  return { text, count: Number(count), unit };
}

const letters = { s: 'second', m: 'minute', h: 'hour', d: 'day' } as const;
