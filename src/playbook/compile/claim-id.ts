import { findingOn } from '../finding.ts';
import type { Compilation, Site } from './compilation.ts';

/** Takes an id for one thing; false where another has it already. */
export function claimId(
  compilation: Compilation,
  id: string,
  what: 'step' | 'phase' | 'evidence' | 'clock',
  site: Site,
): boolean {
  const first = compilation.ids.get(id);
  if (!first) {
    compilation.ids.set(id, { ...site, what });
    return true;
  }
  const { source } = first.unit;
  compilation.findings.push(
    findingOn(site.unit.source, site.path, 'value', {
      rule: 'duplicate-id',
      message: `the id \`${id}\` stands for a ${nameOf(first.what)} already, and an id means one thing in a playbook`,
      help: 'choose another id',
      related: [
        {
          file: source.file,
          range: source.locate(first.path, 'value'),
          message: `the ${nameOf(first.what)} \`${id}\``,
        },
      ],
    }),
  );
  return false;
}

function nameOf(what: 'step' | 'phase' | 'evidence' | 'clock'): string {
  return what === 'evidence' ? 'piece of evidence' : what;
}
