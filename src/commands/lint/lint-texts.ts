import { findWorkspace } from '../../library/find-workspace.ts';
import { libraryFolder } from '../../library/library-ports.ts';
import { lintTogether } from '../../lint/lint-together.ts';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { inOrder } from '../../playbook/finding.ts';
import { eachLinter, type Manner } from './lint-each.ts';
import type { lintInThreads } from './lint-in-threads.ts';
import { threadsFor } from './threads-for.ts';

/**
 * What is wrong with these texts, by place, each once: a fragment's faults come up in every playbook that includes it. Playbooks of one
 * folder are looked at together as well. Many texts are shared out among `threads`, as many as suit them where that is not said; what
 * is found, and in which order, is the same.
 */
export async function lintTexts(
  texts: ReadonlyMap<string, string>,
  cwd: string,
  manner: Manner = {},
  threads: number = threadsFor(texts),
): Promise<Diagnostic[]> {
  const each =
    threads > 1 ? await inThreads([...texts], cwd, manner, threads) : eachLinter(cwd, manner)(texts);
  const settings = { severities: findWorkspace(cwd)?.workspace?.severities, ignores: manner.ignores };
  const together = byFolder(texts).flatMap(library => lintTogether(library, settings));
  return inOrder([...each, ...together]);
}

/** Few runs need what threads are made of. */
async function inThreads(...shared: Parameters<typeof lintInThreads>): Promise<Diagnostic[]> {
  const { lintInThreads } = await import('./lint-in-threads.ts');
  return lintInThreads(...shared);
}

function byFolder(texts: ReadonlyMap<string, string>): Map<string, string>[] {
  const folders = new Map<string, Map<string, string>>();
  for (const [path, text] of texts) {
    const folder = libraryFolder(path);
    folders.set(folder, (folders.get(folder) ?? new Map()).set(path, text));
  }
  return [...folders.values()];
}
