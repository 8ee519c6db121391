import type { Path } from '../../playbook/yaml/source.ts';
import type { WorkspaceDocument } from '../workspace-document.ts';
import type { PlacedFault } from './placed-fault.ts';

/** People, resources and risks that are there twice: which of the two would be called? */
export function duplicateFaults({ roster, resources = [], risks = [] }: WorkspaceDocument): PlacedFault[] {
  const named = (entries: readonly { name: string }[], path: Path) =>
    entries.map(({ name }, i) => ({ id: name, path: [...path, i, 'name'] }));
  return [
    ...repeated(
      named(roster?.people ?? [], ['roster', 'people']),
      'person',
      'two people of one name cannot be told apart on a record',
    ),
    ...repeated(named(resources, ['resources']), 'resource', 'nobody could tell which of the two is meant'),
    ...repeated(
      risks.map(({ id }, i) => ({ id, path: ['risks', i, 'id'] })),
      'risk',
      'an id is one risk’s',
    ),
  ];
}

function repeated(entries: { id: string; path: Path }[], what: string, why: string): PlacedFault[] {
  const seen = new Map<string, Path>();
  return entries.flatMap(({ id, path }) => {
    const key = id.trim().toLowerCase();
    const first = seen.get(key);
    if (!first) {
      seen.set(key, path);
      return [];
    }
    return [
      {
        path,
        first,
        rule: 'duplicate-id',
        message: `the ${what} "${id}" is there twice: ${why}`,
        help: 'remove one of the two, or give it a name of its own',
      },
    ];
  });
}
