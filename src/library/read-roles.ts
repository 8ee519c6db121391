import { parse } from 'yaml';

/** The ids under `roles:` at the left edge of a playbook or fragment, without parsing the rest of it. */
export function readRoles(text: string): string[] {
  const block = /^roles:.*(?:\n(?:[ \t].*)?)*/m.exec(text)?.[0];
  if (block === undefined) return [];
  try {
    return Object.keys(parse(block, { logLevel: 'error' })?.roles ?? {});
  } catch {
    return [];
  }
}
