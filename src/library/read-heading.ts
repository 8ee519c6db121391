import { parse } from 'yaml';

/**
 * The text that stands under a key at the left edge of a playbook (`title`, `summary`), on one line, without parsing the
 * rest of it. Nothing where there is none, or where it is no text.
 */
export function readHeading(text: string, key: 'title' | 'summary'): string | undefined {
  const entry = new RegExp(`^${key}:.*(?:\\n(?:[ \\t].*)?)*`, 'm').exec(text)?.[0];
  const value = entry === undefined ? undefined : valueUnder(entry, key);
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() || undefined : undefined;
}

function valueUnder(entry: string, key: string): unknown {
  try {
    return parse(entry, { logLevel: 'error' })?.[key];
  } catch {
    return undefined;
  }
}
