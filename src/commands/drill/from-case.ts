import { basename } from 'node:path';
import { type DraftedScenario, draftScenario } from '../../drill/draft/draft-scenario.ts';
import { draftText } from '../../drill/draft/draft-text.ts';
import { idOf } from '../../drill/draft/namer.ts';
import { stillToWrite } from '../../drill/draft/still-to-write.ts';
import { drillOf } from '../../drill/drill-state.ts';
import { loadScenario } from '../../drill/load-scenario.ts';
import { agendaOf } from '../../engine/agenda.ts';
import { renderer } from '../../engine/renderer.ts';
import { type CaseState, closedAt, isClosed, modeOf } from '../../engine/state.ts';
import { type ExitCode, exit, RefusedError, UsageError } from '../../errors.ts';
import { parseDuration } from '../../expression/values/duration.ts';
import { given } from '../../given.ts';
import { listPlaybooks } from '../../library/list-playbooks.ts';
import { formatText } from '../../lint/format/format-text.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { readSession } from '../../session/open-session.ts';
import type { Line } from '../../terminal/line.ts';
import type { Context } from '../command.ts';
import { caseDir } from '../on-case.ts';
import { printLines } from '../print-lines.ts';
import { loadToRun } from '../run.ts';
import { shelvesOf } from '../shelves-of.ts';
import { warnOfProblems } from '../warn-of-problems.ts';
import { refuseExisting, writeNewFile } from '../write-new-file.ts';

interface Options {
  case?: string;
  duration?: string;
  out?: string;
  playbooks?: string;
}

/** Makes the draft of a scenario of a closed case, redacted, and says what its trainer still has to write. */
export async function run(words: string[], options: Options, context: Context): Promise<ExitCode> {
  const { out } = options;
  const table = tableTime(options.duration);
  const dir = caseDir(context, theCase(words, options));
  if (out !== undefined) refuseFile(out, context);
  const { reading, state, expressions } = readSession(dir);
  warnOfProblems(reading.problems, context);
  refuseOthers(state);
  const played = playbookNow(state, options, context);
  const now = Date.parse(closedAt(state) ?? '');
  const draft = draftScenario({
    id:
      (out === undefined ? undefined : idOf(basename(out).replace(/\.ya?ml$/i, ''))) ??
      `${played.id}-from-case`,
    state,
    records: reading.records,
    render: renderer(state, expressions, now),
    deadlines: agendaOf(state, expressions, now).clocks,
    played,
    ...given({ table }),
  });
  const remaining = stillToWrite(draft);
  const text = laidOut(
    draftText(draft.document, [...heading, ...remaining.map(line => `- ${line}`)]),
    played,
  );
  if (out === undefined) context.io.stdout.write(text);
  else writeNewFile(out, text, context);
  printLines(closingLines(draft, remaining, out), context, context.io.stderr);
  return exit.done;
}

const heading = ['EXERCISE. A draft, made of a closed incident. Still to be written, then struck here:'];

function theCase(words: string[], { case: flagged }: Options): string {
  const named = [...words, ...(flagged === undefined ? [] : [flagged])];
  const [only] = named;
  if (only !== undefined && named.length === 1) return only;
  throw new UsageError('one closed case is wanted.', 'Name it: `tocsin cases` shows them.');
}

function tableTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms !== undefined && ms >= shortestTable && ms <= longestTable) return ms;
  throw new UsageError(
    `--duration cannot be \`${text}\`.`,
    'Write how long there is at the table, from 10m to 24h: 75m, or 1h30m.',
  );
}

const shortestTable = 600_000;
const longestTable = 86_400_000;

function refuseFile(out: string, context: Context): void {
  if (!/\.ya?ml$/i.test(out))
    throw new UsageError(`${out} is no name for a scenario.`, 'Let it end in .yaml.');
  refuseExisting(out, context);
}

function refuseOthers(state: CaseState): void {
  const name = state.openings[0]?.data.name ?? '';
  if (modeOf(state) === 'drill') {
    const scenario = drillOf(state.exercise)?.started.data.scenario.id;
    throw new RefusedError(
      `${name} is an exercise itself, and a draft is made of what really happened.`,
      scenario === undefined
        ? 'Name a closed case that is none.'
        : `What it played is there already: copy the scenario ${scenario}.`,
    );
  }
  if (!isClosed(state))
    throw new RefusedError(
      `${name} is still open: what happened is not known to its end.`,
      'Close it first: tocsin close.',
    );
}

/** Throws RefusedError where the library has none of that id: nobody could play what would be drafted. */
function playbookNow(state: CaseState, options: Options, context: Context): Playbook {
  const { id, version } = state.opened;
  const shelved = listPlaybooks(shelvesOf(context, options.playbooks));
  if (shelved.some(shelf => shelf.id === id && !shelf.hidden))
    return loadToRun(id, options, context).playbook;
  throw new RefusedError(
    `the case went by the playbook ${id} ${version}, and there is none of that id here: nothing could be played.`,
    'Put it beside your playbooks, or say with --playbooks where it is.',
  );
}

/** As `tocsin fmt` lays it out. Throws RefusedError where the case does not fit into a scenario. */
function laidOut(text: string, played: Playbook): string {
  const formatted = formatText(text, 'the draft', 'scenario');
  const findings =
    'findings' in formatted ? formatted.findings : loadScenario(formatted.text, 'the draft', played).findings;
  const [first] = findings;
  if ('text' in formatted && !first) return formatted.text;
  throw new RefusedError(`no scenario can be made of it: ${first?.message ?? 'it would have faults'}.`);
}

function closingLines(
  { document, pacing }: DraftedScenario,
  remaining: readonly string[],
  out?: string,
): Line[] {
  const { injects, facts = [], duration } = document;
  const expected = injects.flatMap(({ expect = [] }) => expect).length;
  const pace =
    pacing.scale === 1
      ? `${duration} as it was`
      : `${duration} of the story, ${pacing.scale} times as fast at the table`;
  const file = out ?? 'FILE.yaml';
  return [
    [
      { text: 'EXERCISE  ', tone: 'warn' },
      {
        text: `a draft: ${injects.length} injects, ${expected} things expected, ${facts.length} facts; ${pace}`,
        hang: true,
      },
    ],
    [{ text: 'Still to be written:', tone: 'strong' }],
    ...remaining.map((text): Line => [{ text: '  - ' }, { text, hang: true }]),
    [{ text: `Then: tocsin drill test ${file}, and tocsin drill solo ${file}` }],
  ];
}
