import { listCases } from '../case/list-cases.ts';
import { deadlinesOf } from '../engine/clocks/deadlines.ts';
import { isClosed } from '../engine/state.ts';
import { type ExitCode, exit, TocsinError } from '../errors.ts';
import { isFolder } from '../library/list-playbooks.ts';
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
  const now = context.io.clock.now();
  const listed = listCases(folder).map(c => ({ ...c, ...standing(c.dir, now) }));
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
      nextDeadline: c.next ? new Date(c.next.due).toISOString() : null,
    }));
    printJson({ version: 1, cases }, context);
    return exit.done;
  }
  printLines(shown.length === 0 ? [noCases(folder, all)] : shown.map(c => caseLine(c, now)), context);
  return exit.done;
}

interface Standing {
  state: 'open' | 'closed' | 'unreadable';
  next?: ReturnType<typeof nextDeadline>;
}

/** A closed case has let go of its deadlines. */
function standing(dir: string, now: number): Standing {
  try {
    const { state, expressions } = readSession(dir);
    if (isClosed(state)) return { state: 'closed' };
    return { state: 'open', next: nextDeadline(deadlinesOf(state, expressions, now)) };
  } catch (error) {
    if (error instanceof TocsinError) return { state: 'unreadable' };
    throw error;
  }
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

function caseLine({ name, state, next, mode, opened, dir }: Row, now: number): Line {
  return [
    { text: `${name}  `, tone: 'strong' },
    { text: state, tone: state === 'open' ? 'warn' : state === 'closed' ? 'dim' : 'bad' },
    { text: `${mode === 'drill' ? '  EXERCISE' : ''}  opened ${opened.slice(0, 16)}Z  `, hang: true },
    ...(next ? [{ text: `${next.clock.id} ${standingText(next, now)}  `, tone: toneOf(next, now) }] : []),
    { text: dir, tone: 'dim' },
  ];
}
