import { listCases } from '../../case/list-cases.ts';
import { TocsinError } from '../../errors.ts';
import type { CaseInView } from '../../overview/case-in-view.ts';
import { readSession } from '../../session/open-session.ts';
import type { Context } from '../command.ts';
import { casesDir } from '../on-case.ts';
import { printLines } from '../print-lines.ts';

/** Every case of the folder, by name. One that cannot be read is named on stderr, so that no number leaves it out in silence. */
export function readCases(context: Context): CaseInView[] {
  return listCases(casesDir(context))
    .flatMap(({ name, dir }) => readOne(name, dir, context))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readOne(name: string, dir: string, context: Context): CaseInView[] {
  try {
    const { state, expressions, reading } = readSession(dir);
    if (reading.problems.length > 0)
      warn(`${name} is damaged, and what follows the damage is left out`, context);
    return [{ name, state, expressions }];
  } catch (error) {
    if (!(error instanceof TocsinError)) throw error;
    warn(`${name} cannot be read and is left out: ${error.message}`, context);
    return [];
  }
}

function warn(what: string, context: Context): void {
  const line = `${what}; \`tocsin verify\` says more.`;
  printLines(
    [
      [
        { text: 'warning: ', tone: 'warn' },
        { text: line, hang: true },
      ],
    ],
    context,
    context.io.stderr,
  );
}
