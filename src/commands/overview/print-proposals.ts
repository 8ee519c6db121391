import { existsSync } from 'node:fs';
import { basename, isAbsolute, relative, resolve } from 'node:path';
import { findText } from '../../library/find-text.ts';
import { listPlaybooks, type Shelves } from '../../library/list-playbooks.ts';
import { openPlaybook } from '../../library/open-playbook.ts';
import { readText } from '../../library/read-text.ts';
import type { CaseInView } from '../../overview/case-in-view.ts';
import { playbookOf } from '../../overview/case-in-view.ts';
import type { Lesson } from '../../overview/lessons.ts';
import { type LibraryText, proposalsFor } from '../../overview/proposals.ts';
import { weakSpotsOf } from '../../overview/weak-spots.ts';
import type { Context } from '../command.ts';
import { printDiff } from '../print-diff.ts';
import { printLines } from '../print-lines.ts';
import { shelvesOf } from '../shelves-of.ts';

/** Prints what was learned as a unified diff of the library's playbooks and fragments; what it could not place goes to stderr. */
export function printProposals(
  cases: readonly CaseInView[],
  lessons: readonly Lesson[],
  playbooks: string | undefined,
  context: Context,
): void {
  const shelves = shelvesOf(context, playbooks);
  const spots = weakSpotsOf(cases);
  const ids = [...new Set(cases.map(playbookOf))].sort();
  let printed = 0;
  for (const id of ids) {
    const known = listPlaybooks(shelves).some(one => one.id === id && !one.hidden);
    const opened = known ? openPlaybook(id, shelves) : undefined;
    if (!opened?.playbook) {
      say(
        `${id}: ${known ? 'it has faults that `tocsin lint` shows' : 'the library has no such playbook'}, so nothing is proposed for it.`,
        context,
      );
      continue;
    }
    const { path, text } = opened;
    const textOf = (file: string | undefined) =>
      file === undefined ? { path, text } : fragment(file, shelves);
    const { proposals, gone } = proposalsFor(opened.playbook, { spots, lessons }, textOf);
    for (const { file, ...texts } of proposals)
      printDiff({ file: isAbsolute(file) ? relative(shelves.cwd, file) : file, ...texts }, context);
    if (gone.length > 0) say(`${id}: it no longer has ${gone.join(', ')}.`, context);
    printed += proposals.length;
  }
  if (printed === 0) say('Nothing was learned that would change a playbook.', context);
}

/** A fragment lies beside the playbook that includes it, or is one of the library's. */
function fragment(file: string, shelves: Shelves): LibraryText | undefined {
  const beside = resolve(shelves.cwd, file);
  if (existsSync(beside)) return { path: file, text: readText(beside) };
  return findText('fragment', basename(file).replace(/\.ya?ml$/, ''), shelves);
}

/** Beside the patch, which goes to stdout for `git apply`. */
function say(what: string, context: Context): void {
  printLines([[{ text: what, hang: true }]], context, context.io.stderr);
}
