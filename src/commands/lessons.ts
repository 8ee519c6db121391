import { type ExitCode, exit, UsageError } from '../errors.ts';
import { given } from '../given.ts';
import { weaknessesOf } from '../overview/exercises/weaknesses.ts';
import { lessonLines } from '../overview/lesson-lines.ts';
import { type Lesson, lessonsOf } from '../overview/lessons.ts';
import { lessonsCsv } from '../overview/lessons-csv.ts';
import { lessonsMarkdown } from '../overview/lessons-markdown.ts';
import type { Context } from './command.ts';
import { printProposals } from './overview/print-proposals.ts';
import { readCases } from './overview/read-cases.ts';
import { actionNamed } from './performing/action-named.ts';
import { type ActOptions, perform } from './performing/perform.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';

type Options = ActOptions & {
  all?: true;
  owner?: string;
  reason?: string;
  csv?: true;
  markdown?: true;
  patch?: true;
  playbooks?: string;
};

/** Lists the actions that came out of all cases, ends one, or proposes what they would change in the playbooks. */
export async function run(
  [act = 'list', named]: [string | undefined, string | undefined],
  options: Options,
  context: Context,
): Promise<ExitCode> {
  switch (act) {
    case 'list':
      return list(options, context);
    case 'done':
    case 'drop':
      return end(act, named, options, context);
    default:
      throw new UsageError(`"${act}" is nothing to do with lessons.`, 'It is list, done or drop.');
  }
}

function list(options: Options, context: Context): ExitCode {
  const formats = (['patch', 'json', 'csv', 'markdown'] as const).filter(format => options[format]);
  if (formats.length > 1)
    throw new UsageError(
      `${formats.map(format => `--${format}`).join(' and ')} do not go together.`,
      'Leave all but one of them out.',
    );
  const cases = readCases(context);
  const lessons = lessonsOf(cases, context.io.clock.now()).filter(one => isOf(one, options.owner));
  const shown = lessons.filter(({ state }) => options.all || state === 'open');
  const weaknesses = options.owner === undefined ? weaknessesOf(cases) : [];
  if (options.patch) printProposals(cases, lessons, options.playbooks, context);
  else if (options.json) printJson({ version: 1, lessons: shown, exercises: weaknesses }, context, 2);
  else if (options.csv) context.io.stdout.write(lessonsCsv(shown, weaknesses));
  else if (options.markdown) context.io.stdout.write(lessonsMarkdown(shown, weaknesses));
  else printLines(lessonLines(lessons, weaknesses, { ended: options.all === true }), context);
  return exit.done;
}

function isOf({ owner }: Lesson, wanted: string | undefined): boolean {
  return wanted === undefined || owner.trim().toLowerCase() === wanted.trim().toLowerCase();
}

/** `014#41`: the case, and the entry in it. */
function end(
  act: 'done' | 'drop',
  named: string | undefined,
  { reason, ...options }: Options,
  context: Context,
): Promise<ExitCode> {
  const [, inCase, entry] = /^([^#]+)#(.+)$/.exec(named ?? '') ?? [];
  if (!inCase || !entry)
    throw new UsageError(
      named === undefined
        ? `which action is to be ${act === 'done' ? 'done' : 'dropped'}?`
        : `"${named}" names no action.`,
      'Write it as `tocsin lessons` does: case#entry, such as 014#41.',
    );
  return perform(context, { ...options, case: inCase }, session => [
    {
      kind: 'end-action',
      of: actionNamed(session, /^\d+$/.test(entry) ? `#${entry}` : entry),
      ...(act === 'drop' ? { dropped: true as const } : {}),
      ...given({ reason }),
    },
  ]);
}
