import { isOverdue, openActions } from '../../engine/actions.ts';
import type { Command } from '../../engine/command.ts';
import type { ActionData } from '../../engine/event.ts';
import { modeOf } from '../../engine/state.ts';
import { type ExitCode, exit, UsageError } from '../../errors.ts';
import { given } from '../../given.ts';
import type { CaseSession } from '../../session/case-session.ts';
import { readSession } from '../../session/open-session.ts';
import { markedLines } from '../../session/screens/mode.ts';
import { parseDay } from '../../session/times.ts';
import { actionsJson } from '../actions-json.ts';
import type { Context } from '../command.ts';
import { readableCaseDir } from '../on-case.ts';
import { actionNamed } from '../performing/action-named.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';
import { printJson } from '../print-json.ts';
import { printLines } from '../print-lines.ts';

type Options = ActOptions & {
  owner?: string;
  due?: string;
  kind?: ActionData['kind'];
  step?: string;
  reason?: string;
};

/** Adds an action, ends one, or lists them. What comes after the closing of a case does not open it again. */
export async function run(
  [act, words]: [string, string[]],
  options: Options,
  context: Context,
): Promise<ExitCode> {
  if (act === 'list') return list(options, context);
  return perform(context, options, session => [commandOf(act, words.join(' '), options, session)]);
}

function commandOf(act: string, text: string, options: Options, session: CaseSession): Command {
  switch (act) {
    case 'add':
      return added(text, options, session);
    case 'done':
      return { kind: 'end-action', of: actionNamed(session, text), ...given({ reason: options.reason }) };
    case 'drop':
      return {
        kind: 'end-action',
        of: actionNamed(session, text),
        dropped: true,
        ...given({ reason: options.reason }),
      };
    default:
      throw new UsageError(
        `"${act}" is nothing to do with an action.`,
        'It is add, done, drop or list. To add one: tocsin action add WHAT --owner NAME --due DAY --kind KIND',
      );
  }
}

function added(what: string, { owner, due, kind, step }: Options, session: CaseSession): Command {
  if (owner === undefined || due === undefined || kind === undefined)
    throw new UsageError(
      'an action has an owner, a day and a purpose.',
      'tocsin action add "..." --owner NAME --due 30d --kind prevent|detect|respond|playbook',
    );
  const parsed = parseDay(due, session.wall);
  if ('error' in parsed) throw new UsageError(`--due: ${parsed.error}`);
  const at = step === undefined ? {} : { at: turnNamed(session, step) };
  return { kind: 'add-action', action: { what, owner, due: parsed.day, kind }, ...at };
}

/** Without a case and with none open: of the case that was touched last. */
async function list(options: Options, context: Context): Promise<ExitCode> {
  const { state, reading } = readSession(readableCaseDir(context, options.case));
  const now = context.io.clock.now();
  const mode = modeOf(state);
  if (options.json)
    printJson({ version: 1, case: reading.id, mode, actions: actionsJson(state, now) }, context);
  else {
    const open = openActions(state);
    const rows = open.map(a => [
      { text: `#${a.added.seq}  `, tone: 'dim' as const },
      { text: a.what, hang: true },
      { text: `  ${a.kind}  ${a.owner}, by ${a.due}`, tone: 'dim' as const },
      ...(isOverdue(a, now) ? [{ text: '  OVERDUE', tone: 'bad' as const }] : []),
    ]);
    const lines = open.length > 0 ? rows : [[{ text: 'No action is open.' }]];
    printLines(markedLines(mode, lines), context);
  }
  return exit.done;
}
