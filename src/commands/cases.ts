import { listCases } from '../case/list-cases.ts';
import { isClosed } from '../engine/state.ts';
import { type ExitCode, exit, TocsinError } from '../errors.ts';
import { isFolder } from '../library/list-playbooks.ts';
import { readSession } from '../session/open-session.ts';
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
  const listed = await Promise.all(listCases(folder).map(async c => ({ ...c, ...(await standing(c.dir)) })));
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
      nextDeadline: null,
    }));
    printJson({ version: 1, cases }, context);
    return exit.done;
  }
  printLines(shown.length === 0 ? [noCases(folder, all)] : shown.map(caseLine), context);
  return exit.done;
}

async function standing(dir: string): Promise<{ state: 'open' | 'closed' | 'unreadable' }> {
  try {
    return { state: isClosed((await readSession(dir)).state) ? 'closed' : 'open' };
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

function caseLine({
  name,
  state,
  mode,
  opened,
  dir,
}: {
  name: string;
  state: string;
  mode: string;
  opened: string;
  dir: string;
}): Line {
  return [
    { text: `${name}  `, tone: 'strong' },
    { text: state, tone: state === 'open' ? 'warn' : state === 'closed' ? 'dim' : 'bad' },
    { text: `${mode === 'drill' ? '  EXERCISE' : ''}  opened ${opened.slice(0, 16)}Z  `, hang: true },
    { text: dir, tone: 'dim' },
  ];
}
