import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { builtInPlaybooks } from '../package-root.ts';
import { isYaml } from './list-playbooks.ts';
import { readHeading } from './read-heading.ts';
import { readText } from './read-text.ts';

export interface Regulation {
  /** `regulations/gdpr`. */
  path: string;
  title: string;
  summary: string;
  /** Ids of the calendars that it counts by. */
  calendars: string[];
  /** Not one of its clocks is law yet. */
  pending: boolean;
}

/** The regulations of the built-in library and of own folders (absolute), by their paths; of two, the own one. */
export function listRegulations(own: readonly string[]): Regulation[] {
  const found = [builtInPlaybooks, ...[...own].reverse()].flatMap(regulationsIn);
  return [...new Map(found.map(one => [one.path, one])).values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function regulationsIn(folder: string): Regulation[] {
  const inside = join(folder, 'regulations');
  if (!existsSync(inside)) return [];
  return readdirSync(inside)
    .filter(isYaml)
    .map(name => describe(`regulations/${name.replace(/\.ya?ml$/i, '')}`, readText(join(inside, name))));
}

/** By the looks of its lines: lint is who reads it closely. */
function describe(path: string, text: string): Regulation {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return {
    path,
    title: readHeading(text, 'title') ?? path,
    summary: readHeading(text, 'summary') ?? '',
    calendars: [
      ...new Set([...text.matchAll(/^\s+calendar\s*:\s*([a-z0-9-]+)/gm)].flatMap(([, id]) => id ?? [])),
    ],
    pending: count(/^ {4}status\s*:\s*(?:pending|not-in-force)/gm) >= count(/^ {2}- id\s*:/gm),
  };
}
