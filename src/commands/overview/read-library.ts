import { formatTime } from '../../expression/values/time.ts';
import { listPlaybooks } from '../../library/list-playbooks.ts';
import { openPlaybook } from '../../library/open-playbook.ts';
import type { LibraryEntry } from '../../overview/readiness/library-entry.ts';
import type { Context } from '../command.ts';
import { eachLinter } from '../lint/lint-each.ts';
import { shelvesOf } from '../shelves-of.ts';
import type { UsableWorkspace } from '../workspace-of.ts';

/** The playbooks that would be used here, with the deadlines of the workspace's regimes. Own ones are linted; what ships was before it did. */
export function readLibrary(found: UsableWorkspace, context: Context): LibraryEntry[] {
  const { cwd, clock } = context.io;
  const shelves = shelvesOf(context, undefined, found);
  const lint = eachLinter(cwd, { ignores: true, today: formatTime(clock.now()).slice(0, 10) });
  const obligations = { source: found.source, ...found.workspace };
  return listPlaybooks(shelves)
    .filter(({ hidden }) => !hidden)
    .map(({ id, path, text, from }) => {
      const findings = from === 'own' ? lint([[path, text]]) : [];
      const count = (wanted: string) => findings.filter(({ severity }) => severity === wanted).length;
      const { playbook } = openPlaybook(path, shelves, obligations);
      return { id, path, from, playbook, errors: count('error'), warnings: count('warning') };
    });
}
