import type { Duration } from './playbook.ts';

/** Reads a duration as playbooks write it: a whole number above zero and `s`, `m`, `h` or `d`, such as `90s 15m 72h 30d`. */
export function parseDuration(text: string): Duration | undefined {
  const parts = /^([1-9][0-9]{0,5})([smhd])$/.exec(text);
  if (!parts) return undefined;
  const [, count, unit] = parts as unknown as [string, string, keyof typeof milliseconds];
  return { text, ms: Number(count) * milliseconds[unit] };
}

const milliseconds = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `45s`, `59m`, `3h 05m`, `2d 4h`: never more than two units, always rounded down. */
export function span(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const [minutes, hours, days] = [
    Math.floor(seconds / 60),
    Math.floor(seconds / 3600),
    Math.floor(seconds / 86_400),
  ];
  if (days > 0) return `${days}d ${hours % 24}h`;
  if (hours > 0) return `${hours}h ${String(minutes % 60).padStart(2, '0')}m`;
  return minutes > 0 ? `${minutes}m` : `${seconds}s`;
}
