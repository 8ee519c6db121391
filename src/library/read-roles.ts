import { parse } from 'yaml';

/** The roles that a playbook or fragment declares under `roles:` at the left edge, without parsing the rest of it. */
export function readRoles(text: string): { id: string; title: string; required: boolean }[] {
  const block = /^roles:.*(?:\n(?:[ \t].*)?)*/m.exec(text)?.[0];
  if (block === undefined) return [];
  return Object.entries(rolesIn(block)).map(([id, role]) => ({
    id,
    title: String(role?.title ?? id),
    required: role?.required === true,
  }));
}

function rolesIn(block: string): Record<string, { title?: unknown; required?: unknown } | null> {
  try {
    return parse(block, { logLevel: 'error' })?.roles ?? {};
  } catch {
    return {};
  }
}
