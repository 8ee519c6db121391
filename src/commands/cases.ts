import { listCases } from '../case/list-cases.ts';
import { drillOf } from '../drill/drill-state.ts';
import { lookedAt } from '../drill/outcome/played.ts';
import { drillTime } from '../drill/papers/drill-words.ts';
import { deadlinesOf } from '../engine/clocks/deadlines.ts';
import { type CaseState, isClosed, modeOf } from '../engine/state.ts';
import { type ExitCode, exit, TocsinError } from '../errors.ts';
import { given } from '../given.ts';
import type { Clock } from '../io.ts';
import { isFolder } from '../library/list-playbooks.ts';
import { caseNow } from '../session/drill-clock.ts';
import { nextDeadline } from '../session/nag-deadlines.ts';
import { readSession } from '../session/open-session.ts';
import { standingText, toneOf } from '../session/screens/deadline-text.ts';
import type { Line } from '../terminal/line.ts';
import type { Context } from './command.ts';
import { casesDir } from './on-case.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';

export async function run(
  _: [],
  { json, all, names }: { json?: boolean; all?: boolean; names?: boolean },
  context: Context,
): Promise<ExitCode> {
  const folder = casesDir(context);
  if (names) {
    context.io.stdout.write(
      listCases(folder)
        .map(({ name }) => `${name}\n`)
        .join(''),
    );
    return exit.done;
  }
  const listed = listCases(folder).map(c => ({ ...c, ...standing(c.dir, context.io.clock) }));
  const shown = listed.filter(c => all || json || c.state !== 'closed');
  if (json) {
    const cases = shown.map(c => ({
      case: c.case,
      name: c.name,
      dir: c.dir,
      mode: c.mode,
      state: c.state,
      playbook: c.playbook,
      opened: c.opened,
      held: c.held ?? null,
      nextDeadline: c.next ? new Date(c.next.due).toISOString() : null,
    }));
    printJson({ version: 1, cases }, context);
    return exit.done;
  }
  printLines(shown.length === 0 ? [noCases(folder, all)] : shown.map(caseLine), context);
  return exit.done;
}

interface Standing {
  state: 'open' | 'closed' | 'unreadable';
  /** What time it is in the case, in milliseconds since 1970 UTC: of an exercise its story's, up to when it was closed. */
  now: number;
  next?: ReturnType<typeof nextDeadline>;
  /** Of a drill: when it was really opened, ISO 8601, UTC. */
  held?: string;
  /** Of an exercise: when its story began, in milliseconds since 1970 UTC. */
  begin?: number;
}

/** A closed case has let go of its deadlines. */
function standing(dir: string, clock: Clock): Standing {
  try {
    const { state, expressions } = readSession(dir);
    const now = lookedAt(state, caseNow(state, clock));
    const about = given({ now, begin: drillOf(state.exercise)?.begin, held: heldOf(state) });
    if (isClosed(state)) return { state: 'closed', ...about };
    return { state: 'open', ...about, next: nextDeadline(deadlinesOf(state, expressions, now)) };
  } catch (error) {
    if (error instanceof TocsinError) return { state: 'unreadable', now: clock.now() };
    throw error;
  }
}

function heldOf(state: CaseState): string | undefined {
  const [opening] = state.openings;
  return opening && modeOf(state) === 'drill' ? new Date(opening.hlc[0]).toISOString() : undefined;
}

function noCases(folder: string, all = false): Line {
  const text = isFolder(folder)
    ? `No ${all ? '' : 'open '}cases in ${folder}.`
    : `No cases: there is no folder ${folder}.`;
  return [{ text, tone: 'dim' }];
}

interface Row extends Standing {
  name: string;
  mode: string;
  opened: string;
  dir: string;
}

function caseLine({ name, state, next, mode, opened, dir, now, begin }: Row): Line {
  const played =
    begin === undefined ? '' : ` of the story, ${drillTime(now - begin - ((now - begin) % 60_000))}`;
  return [
    { text: `${name}  `, tone: 'strong' },
    { text: state, tone: state === 'open' ? 'warn' : state === 'closed' ? 'dim' : 'bad' },
    {
      text: `${mode === 'drill' ? '  EXERCISE' : ''}  opened ${opened.slice(0, 16)}Z${played}  `,
      hang: true,
    },
    ...(next ? [{ text: `${next.clock.id} ${standingText(next, now)}  `, tone: toneOf(next, now) }] : []),
    { text: dir, tone: 'dim' },
  ];
}
