import { given } from '../../given.ts';
import type { FragmentDocument, IncludeEntry } from '../document.ts';
import { findingOn } from '../finding.ts';
import { limits } from '../limits.ts';
import { suggestion } from '../schema/explain-value.ts';
import { addRoles } from './add-roles.ts';
import { type Compilation, fullId, type Site, type Unit } from './compilation.ts';
import { declareInputs } from './compile-inputs.ts';
import { readLibraryFile } from './read-library-file.ts';

interface Opened {
  fragment: FragmentDocument;
  unit: Unit;
  /** The include's name: what stands before the slash. */
  name: string;
}

/** Reads the fragment that an include names and declares its inputs; undefined, with a finding, where that cannot be. */
export function openFragment(
  compilation: Compilation,
  entry: IncludeEntry,
  site: Site,
  within?: string,
): Opened | undefined {
  const path = entry.include;
  if (!isInside(path))
    return refuse(
      compilation,
      site,
      'include-escapes',
      `\`${path}\` leads out of the library folder`,
      'name a file below it, such as `fragments/revoke-account.yaml`',
    );
  const chain = [...site.unit.chain, path];
  if (site.unit.chain.includes(path))
    return refuse(
      compilation,
      site,
      'include-cycle',
      `the fragment includes itself: ${chain.join(' -> ')}`,
      'take one of the includes out',
    );
  if (chain.length > limits.includes)
    return refuse(
      compilation,
      site,
      'too-deep',
      `fragments include one another more than ${limits.includes} deep: ${chain.join(' -> ')}`,
      'include the inner ones from the playbook itself',
    );
  const read = readLibraryFile(compilation, path, 'fragment');
  if (!read) return refuse(compilation, site, 'include-not-found', ...notFound(compilation, path));
  if (!read.source) {
    compilation.findings.push(...read.findings);
    return undefined;
  }
  const fragment = read.source.data as FragmentDocument;
  const name = entry.as ?? fragment.id;
  const unit: Unit = {
    source: read.source,
    prefix: `${fullId(site.unit, name)}/`,
    chain,
    roles: { ...site.unit.roles, ...fragment.roles },
    ...given({ call: site.unit.call }),
  };
  addRoles(compilation.playbook, unit, fragment.roles);
  if (compilation.ids.has(fullId(site.unit, name))) return { fragment, unit, name };
  compilation.units.push(unit);
  declareInputs(compilation, { unit, path: ['inputs'] }, fragment.inputs ?? {}, within);
  checkWith(compilation, entry, site, Object.keys(fragment.inputs ?? {}));
  return { fragment, unit, name };
}

/** A plain relative path: no root, no drive, no `..`, nothing that a system could read otherwise. */
function isInside(path: string): boolean {
  return path.split('/').every(part => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(part) && !part.includes('..'));
}

function notFound({ ports }: Compilation, path: string): [message: string, help: string] {
  if (!ports.readFragment)
    return [
      `\`${path}\` cannot be read: there is no library to look in`,
      'name the playbook by its file, or the library folder by a flag',
    ];
  return [`there is no fragment \`${path}\` in the library`, 'look for the file below the library folder'];
}

function checkWith(
  compilation: Compilation,
  entry: IncludeEntry,
  { unit, path }: Site,
  inputs: string[],
): void {
  for (const name of Object.keys(entry.with ?? {})) {
    if (inputs.includes(name)) continue;
    compilation.findings.push(
      findingOn(unit.source, [...path, 'with', name], 'key', {
        rule: 'unknown-input',
        message: `the fragment \`${entry.include}\` has no input \`${name}\``,
        help:
          suggestion(name, inputs) ??
          (inputs.length > 0 ? `it has ${inputs.map(input => `\`${input}\``).join(', ')}` : 'it has none'),
      }),
    );
  }
}

function refuse(
  compilation: Compilation,
  { unit, path }: Site,
  rule: string,
  message: string,
  help: string,
): undefined {
  compilation.findings.push(findingOn(unit.source, [...path, 'include'], 'value', { rule, message, help }));
  return undefined;
}
