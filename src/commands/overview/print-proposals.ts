import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { libraryFolder } from '../../library/library-ports.ts';
import { listPlaybooks, ownFolders, type Shelves } from '../../library/list-playbooks.ts';
import { type Opened, openPlaybook } from '../../library/open-playbook.ts';
import { readText } from '../../library/read-text.ts';
import { workspaceFile } from '../../library/workspace-file.ts';
import type { CaseInView } from '../../overview/case-in-view.ts';
import { playbookOf } from '../../overview/case-in-view.ts';
import type { Lesson } from '../../overview/lessons.ts';
import { type LibraryText, type Proposal, proposalsFor } from '../../overview/proposals.ts';
import { weakSpotsOf } from '../../overview/weak-spots.ts';
import { builtInPlaybooks } from '../../package-root.ts';
import type { Context } from '../command.ts';
import { printDiff, printPatch } from '../print-diff.ts';
import { printLines } from '../print-lines.ts';
import { shelvesOf } from '../shelves-of.ts';

/**
 * Prints what was learned as one patch of the library's playbooks and fragments, for `git apply` or `patch -p1` in the workspace's folder,
 * else in the current one; what it could not place, and files that lie elsewhere, are told on stderr.
 */
export function printProposals(
  cases: readonly CaseInView[],
  lessons: readonly Lesson[],
  playbooks: string | undefined,
  context: Context,
): void {
  const shelves = shelvesOf(context, playbooks);
  const spots = weakSpotsOf(cases);
  const changed = new Map<string, Proposal>();
  for (const id of [...new Set(cases.map(playbookOf))].sort()) {
    const known = listPlaybooks(shelves).some(one => one.id === id && !one.hidden);
    const opened = known ? openPlaybook(id, shelves) : undefined;
    if (!opened?.playbook) {
      say(
        `${id}: ${known ? 'it has faults that `tocsin lint` shows' : 'the library has no such playbook'}, so nothing is proposed for it.`,
        context,
      );
      continue;
    }
    // A fragment of several playbooks changes once for all of them.
    const textOf = (file: string | undefined) => {
      const text = textIn(file, opened, shelves);
      return text && { ...text, text: changed.get(text.path)?.after ?? text.text };
    };
    const { proposals, gone } = proposalsFor(opened.playbook, { spots, lessons }, textOf);
    for (const { file, before, after } of proposals)
      changed.set(file, { file, before: changed.get(file)?.before ?? before, after });
    if (gone.length > 0) say(`${id}: it no longer has ${gone.join(', ')}.`, context);
  }
  const workspace = workspaceFile(shelves.cwd);
  const root = workspace ? dirname(workspace) : resolve(shelves.cwd);
  for (const proposal of changed.values()) print(proposal, root, context);
  if (changed.size === 0) say('Nothing was learned that would change a playbook.', context);
}

/** The playbook's own text, or that of a fragment, which lies beside it or is one of the library's; its path is absolute. */
function textIn(file: string | undefined, opened: Opened, shelves: Shelves): LibraryText | undefined {
  const { cwd } = shelves;
  if (file === undefined) return { path: resolve(cwd, opened.path), text: opened.text };
  const inside = relative(libraryFolder(opened.path), file);
  const places = [
    resolve(cwd, file),
    ...[...ownFolders(shelves), builtInPlaybooks].map(folder => join(folder, inside)),
  ];
  const path = places.find(place => existsSync(place));
  return path === undefined ? undefined : { path, text: readText(path) };
}

function print({ file, ...texts }: Proposal, root: string, context: Context): void {
  const inside = relative(root, file);
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  if (isOutside) {
    say(
      `${file} does not lie in ${root}, where the patch is applied, so nothing is proposed for it. Keep a copy of it among your own playbooks, and ask again.`,
      context,
    );
    return;
  }
  const diff = { file: inside.replaceAll(sep, '/'), ...texts };
  if (context.io.stdout.isTTY) printDiff(diff, context);
  else printPatch(diff, context);
}

/** Beside the patch, which goes to stdout for `git apply`. */
function say(what: string, context: Context): void {
  printLines([[{ text: what, hang: true }]], context, context.io.stderr);
}
