import { nearest } from '../../nearest.ts';
import type { Compilation, Unit } from '../compile/compilation.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** Help and the place for an id that nothing has: the nearest of `known`, with its line where that is in a file of the playbook. */
export function meantId(
  id: string,
  known: readonly string[],
  { ids }: Compilation,
  unit: Unit,
): { help: string; related: Diagnostic['related'] } {
  const meant = nearest(id, known);
  if (meant === undefined) return { help: listed(known), related: [] };
  const site = ids.get(meant);
  if (!site) return { help: `did you mean \`${shortId(meant, unit)}\`?`, related: [] };
  const { source } = site.unit;
  const range = source.locate(site.path, 'value');
  const where =
    source === unit.source ? ` (line ${range.start.line})` : ` (${source.file}:${range.start.line})`;
  return {
    help: `did you mean \`${shortId(meant, unit)}\`${where}?`,
    related: [{ file: source.file, range, message: `\`${meant}\` is declared here` }],
  };
}

/** As an author writes it in a file: without the prefix that an include gives. */
export function shortId(id: string, { prefix }: Unit): string {
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

function listed(known: readonly string[]): string {
  if (known.length === 0) return 'there is none to choose from';
  const shown = known
    .slice(0, 8)
    .map(id => `\`${id}\``)
    .join(', ');
  return `there ${known.length === 1 ? 'is' : 'are'} ${shown}${known.length > 8 ? ` and ${known.length - 8} more` : ''}`;
}

/** An input's name as it is written in the file that declares it: without the scope of a fragment. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
