import { formatHead } from '../case/heads.ts';
import { agendaOf } from '../engine/agenda.ts';
import { renderer } from '../engine/renderer.ts';
import { type ExitCode, exit } from '../errors.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { reportOf } from '../report/report-of.ts';
import { readSession } from '../session/open-session.ts';
import type { Context } from './command.ts';
import { readableCaseDir } from './on-case.ts';
import { printJson } from './print-json.ts';
import { warnOfProblems } from './warn-of-problems.ts';

export async function run(
  [named]: [string | undefined],
  { format = 'md', privileged = false }: { format?: 'md' | 'json'; privileged?: boolean },
  context: Context,
): Promise<ExitCode> {
  const { reading, state, expressions } = readSession(readableCaseDir(context, named));
  warnOfProblems(reading.problems, context);
  const now = context.io.clock.now();
  const report = reportOf(
    {
      id: reading.id,
      name: state.openings[0]?.data.name ?? '',
      state,
      agenda: agendaOf(state, expressions, now),
      records: reading.records,
      problems: reading.problems.map(({ file, line, what }) => `${file}:${line}: ${what}`),
      render: renderer(state, expressions, now),
      heads: Object.entries(reading.heads).map(([w, [seq, hash]]) => ({
        w,
        lines: seq + 1,
        head: formatHead(hash, seq + 1),
      })),
    },
    { privileged },
  );
  if (format === 'json') printJson(report, context, 2);
  else context.io.stdout.write(renderMarkdown(report));
  return exit.done;
}
