import type { Diagnostic } from '../playbook/diagnostic.ts';
import { parseSource } from '../playbook/yaml/parse-source.ts';
import { grade } from './grade.ts';
import { isIgnored } from './ignores/is-ignored.ts';
import { kindOfFile } from './kind-of-file.ts';
import type { Settings } from './lint-text.ts';
import { rules } from './rules.ts';
import type { Shelved } from './shelved.ts';

/**
 * What is wrong with the playbooks of one library beside one another. `texts` are its files by the names that findings give them, whatever
 * their kind. Only those that share an id or an incident type are parsed, for few do.
 */
export function lintTogether(
  texts: ReadonlyMap<string, string>,
  { severities = {}, ignores = true }: Settings = {},
): Diagnostic[] {
  const playbooks = sharing([...texts].filter(([, text]) => kindOfFile(text) === 'playbook')).flatMap(
    ([file, text]) => shelve(file, text) ?? [],
  );
  const sources = new Map(playbooks.map(({ source }) => [source.file, source]));
  const isShown = (finding: Diagnostic) => {
    const source = sources.get(finding.file);
    return !ignores || !source || !isIgnored(finding, source);
  };
  const found = rules.flatMap(rule => rule.checkTogether?.(playbooks) ?? []);
  return grade(found.filter(isShown), severities);
}

type Named = readonly [file: string, text: string];

function sharing(texts: readonly Named[]): Named[] {
  const heads = texts.map(([, text]) => wordsOf(text));
  const counts = new Map<string, number>();
  for (const word of heads.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return texts.filter((_, i) => heads[i]?.some(word => (counts.get(word) ?? 0) > 1));
}

/** What playbooks may share, by the looks of the lines at the left edge: `id ransomware`, `type ransomware`. */
function wordsOf(text: string): string[] {
  const id = /^id[ \t]*:[ \t]*["']?([a-z0-9-]+)/m.exec(text)?.[1];
  const types = /^incident_types[ \t]*:(.*(?:\r?\n[ \t-].*)*)/m.exec(text)?.[1] ?? '';
  return [...new Set([`id ${id}`, ...(types.match(/[a-z][a-z0-9-]*/g) ?? []).map(type => `type ${type}`)])];
}

function shelve(file: string, text: string): Shelved | undefined {
  const { source } = parseSource(text, file);
  const { id, title, summary, incident_types: types } = (source?.data ?? {}) as Record<string, unknown>;
  if (!source || typeof id !== 'string') return undefined;
  return {
    source,
    id,
    title: typeof title === 'string' ? title : id,
    summary: typeof summary === 'string' ? summary : '',
    incidentTypes: Array.isArray(types) ? types.filter(type => typeof type === 'string') : [],
  };
}
