import { resolve } from 'node:path';
import { realDisk } from '../case/disk.ts';
import { findCase } from '../case/find-case.ts';
import { listCases, modeIn } from '../case/list-cases.ts';
import { type Merged, mergeCases } from '../case/merge-cases.ts';
import { readCase } from '../case/read-case.ts';
import { type ExitCode, exit, UsageError } from '../errors.ts';
import { arrivalsOf, arrivalText } from '../session/arrivals.ts';
import { caseNow } from '../session/drill-clock.ts';
import { markedLines } from '../session/screens/mode.ts';
import type { Line } from '../terminal/line.ts';
import type { Context } from './command.ts';
import { actorOf, casesDir } from './on-case.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';
import { warnOfProblems } from './warn-of-problems.ts';

export async function run(
  [named]: [string[]],
  { into, json }: { into?: string; json?: boolean },
  context: Context,
): Promise<ExitCode> {
  const { io } = context;
  const copies = [...new Set(named.map(copy => findCase(copy, casesDir(context), io.cwd)))];
  const target = into === undefined ? targetAmong(copies, context) : resolve(io.cwd, into);
  const others = copies.filter(copy => !isSame(copy, target));
  if (others.length === 0)
    throw new UsageError(
      'there is only one copy to merge.',
      'Name the folder of another one, or a new folder with --into.',
    );
  const merged = mergeCases({ copies: others, target, io, person: actorOf(context).name });
  if (json) printJson(answer(merged), context);
  else {
    printLines(
      markedLines(modeIn(merged.dir), linesOf(merged, caseNow({ exercise: merged.after.records }, io.clock))),
      context,
    );
    warnOfProblems(merged.after.problems, context);
  }
  return merged.left.length > 0 ? exit.no : exit.done;
}

/** The first of several; of one alone, the copy of that case that is among one's own. */
function targetAmong(copies: readonly string[], context: Context): string {
  const [first = '', ...others] = copies;
  if (others.length > 0) return first;
  const folder = casesDir(context);
  const { id } = readCase(first);
  const own = listCases(folder).find(listed => listed.case === id && !isSame(listed.dir, first));
  if (own) return own.dir;
  throw new UsageError(
    `there is no other copy of this case in ${folder}.`,
    'Name both copies, or a new folder with --into.',
  );
}

function isSame(a: string, b: string): boolean {
  return realDisk.look(b) !== undefined && realDisk.realpath(a) === realDisk.realpath(b);
}

function newcomers({ before, after }: Merged) {
  const had = new Set(before.hashes);
  return arrivalsOf(after.records.filter((_, i) => !had.has(after.hashes[i] as string)));
}

function answer(merged: Merged) {
  const { after, dir, logs, evidence, texts, left } = merged;
  return {
    version: 1,
    case: after.id,
    dir,
    mode: modeIn(dir),
    came: newcomers(merged).map(({ name, entries, first, last }) => ({
      name,
      entries,
      first: new Date(first).toISOString(),
      last: new Date(last).toISOString(),
    })),
    logs: logs.map(({ file, w, lines, how }) => ({ file, writer: w, lines, how })),
    evidence,
    texts,
    left,
    problems: after.problems,
  };
}

function linesOf(merged: Merged, now: number): Line[] {
  const { logs, evidence, texts, left, dir } = merged;
  const came = newcomers(merged).map(
    (arrival): Line => [{ text: `  ${arrivalText(arrival, now)}`, hang: true }],
  );
  const files = [many(evidence, 'evidence file'), many(texts, 'playbook text')].filter(text => text !== '');
  const nothing = logs.length + evidence + texts === 0;
  return [
    nothing
      ? [{ text: 'Nothing new: ', tone: 'strong' }, { text: 'it was all here already.' }]
      : [{ text: 'Merged.', tone: 'strong' }],
    ...came,
    ...(files.length > 0 ? [[{ text: `  ${files.join(', ')}` }]] : []),
    ...logs
      .filter(({ how }) => how === 'beside')
      .map(
        ({ w, file }): Line => [
          { text: `  The log of ${w} was continued in two ways: both are kept (${file}).`, tone: 'warn' },
        ],
      ),
    ...left.map(
      ({ path, what }): Line => [
        { text: '  NOT TAKEN ALONG  ', tone: 'bad' },
        { text: `${path}: ${what}`, hang: true },
      ],
    ),
    [{ text: `record  ${dir}`, tone: 'dim', hang: true }],
  ];
}

function many(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
}
