import { parse } from 'yaml';

/**
 * The text that stands under a key at the left edge of a playbook (`title`, `summary`), on one line, without parsing the
 * rest of it. Nothing where there is none, or where it is no text.
 */
export function readHeading(text: string, key: 'title' | 'summary'): string | undefined {
  const entry = entries[key].exec(text)?.[0];
  const value = entry === undefined ? undefined : valueUnder(entry, key);
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() || undefined : undefined;
}

/** The key's own line and the indented or empty ones behind it: each character is looked at once. */
const entries = {
  title: /^title:.*(?:\r?\n(?:[ \t].*)?)*/m,
  summary: /^summary:.*(?:\r?\n(?:[ \t].*)?)*/m,
};

function valueUnder(entry: string, key: string): unknown {
  try {
    return parse(entry, { logLevel: 'error' })?.[key];
  } catch {
    return undefined;
  }
}
