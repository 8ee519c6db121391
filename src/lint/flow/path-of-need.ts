import type { Playbook } from '../../playbook/playbook.ts';
import type { Path } from '../../playbook/yaml/source.ts';

/** Where a step of the playbook's own file says that it needs this, or destroys it; nothing for steps of other files. */
export function pathOfNeed({ steps }: Playbook, id: string, need: string): Path | undefined {
  const step = steps[id];
  if (!step || step.file !== undefined) return undefined;
  const index = step.needs?.indexOf(need) ?? -1;
  return index >= 0
    ? [...step.path, 'needs', index]
    : [...step.path, 'destroys', step.destroys.indexOf(need)];
}
