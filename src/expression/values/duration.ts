const unitMs: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The milliseconds that a text such as `90s`, `1h30m`, `1.5h` or `30d` stands for; undefined where it is no duration. */
export function parseDuration(text: string): number | undefined {
  const compact = text.trim().toLowerCase();
  if (!/^(?:[0-9]{1,9}(?:\.[0-9]{1,9})?(?:ms|[smhd]))+$/.test(compact)) return undefined;
  const parts = [...compact.matchAll(/([0-9.]+)(ms|[smhd])/g)];
  return parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (unitMs[unit ?? ''] ?? Number.NaN),
    0,
  );
}

/** A duration in the language's own words: `1d2h30m`, `45s`, `-90s` as `-1m30s`. Milliseconds are kept. */
export function formatDuration(ms: number): string {
  let rest = Math.abs(Math.round(ms));
  let text = '';
  for (const unit of ['d', 'h', 'm', 's', 'ms']) {
    const size = unitMs[unit] ?? 1;
    if (rest >= size) text += `${Math.floor(rest / size)}${unit}`;
    rest %= size;
  }
  return text === '' ? '0s' : `${ms < 0 ? '-' : ''}${text}`;
}
