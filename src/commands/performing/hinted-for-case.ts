import { TocsinError } from '../../errors.ts';
import { shellWord } from '../../shell-word.ts';
import { caseActs } from '../registry/case-acts.ts';
import { courseActs } from '../registry/course-acts.ts';
import { stepActs } from '../registry/step-acts.ts';

/** What went wrong in a case that was named by `--case`: each act in its hint names the same case, so that it can be pasted. */
export function hintedForCase(error: unknown, named: string | undefined): unknown {
  if (named === undefined || !(error instanceof TocsinError) || error.hint === undefined) return error;
  const hint = error.hint.replace(/\btocsin ([a-z-]+)/g, (command, act) =>
    acts.has(act) ? `${command} --case ${shellWord(named)}` : command,
  );
  return Object.assign(error, { hint });
}

const acts: ReadonlySet<string> = new Set([...stepActs, ...caseActs, ...courseActs].map(({ name }) => name));
