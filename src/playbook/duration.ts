import type { Duration } from './playbook.ts';

/** Reads a duration as playbooks write it: a whole number above zero and `s`, `m`, `h` or `d`, such as `90s 15m 72h 30d`. */
export function parseDuration(text: string): Duration | undefined {
  const parts = /^([1-9][0-9]{0,5})([smhd])$/.exec(text);
  if (!parts) return undefined;
  const [, count, unit] = parts as unknown as [string, string, keyof typeof milliseconds];
  return { text, ms: Number(count) * milliseconds[unit] };
}

const milliseconds = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
