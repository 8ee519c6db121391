import type { Deadline } from '../../engine/clocks/deadline.ts';
import type { Command } from '../../engine/command.ts';
import type { Recorded } from '../../engine/event.ts';
import { foundObservables } from '../../engine/found-observables.ts';
import { instanceName } from '../../engine/instance.ts';
import { openSteps } from '../../engine/open-steps.ts';
import type { Render } from '../../engine/renderer.ts';
import { isClosed, modeOf } from '../../engine/state.ts';
import { type ExitCode, exit } from '../../errors.ts';
import type { CaseSession } from '../../session/case-session.ts';
import { closedLines } from '../../session/screens/closed.ts';
import { deadlineChanges } from '../../session/screens/deadline-changes.ts';
import { entryLine } from '../../session/screens/entry-line.ts';
import { markedLines } from '../../session/screens/mode.ts';
import { foundLine, takeLine } from '../../session/screens/observable-lines.ts';
import type { Line } from '../../terminal/line.ts';
import type { Context } from '../command.ts';
import { caseDir, openToWrite } from '../on-case.ts';
import { printJson } from '../print-json.ts';
import { printLines } from '../print-lines.ts';
import { hintedForCase } from './hinted-for-case.ts';

/** What every act on a case takes. */
export interface ActOptions {
  case?: string;
  at?: string;
  note?: string;
  json?: boolean;
  acceptDamage?: boolean;
}

/**
 * One act as one command: opens the case, takes in what others did, records, prints what is on the disk, lets go. The
 * same decisions as at the step screen.
 */
export async function perform(
  context: Context,
  options: ActOptions,
  act: (session: CaseSession) => Command[] | Promise<Command[]>,
): Promise<ExitCode> {
  return performWith(context, options, async (session, recorded) => {
    for (const command of await act(session)) recorded.push(...session.record(command));
    return exit.done;
  });
}

/** The same for an act that is more than what it records; it adds to `recorded`, and says the exit code. */
export async function performWith(
  context: Context,
  options: ActOptions,
  act: (session: CaseSession, recorded: Recorded[]) => Promise<ExitCode>,
): Promise<ExitCode> {
  let code: ExitCode;
  const dir = caseDir(context, options.case);
  const session = openToWrite(context, dir, options);
  const recorded: Recorded[] = [];
  let before: Deadline[] = [];
  try {
    session.settle();
    before = session.deadlines();
    code = await act(session, recorded);
    if (options.note?.trim()) recorded.push(...session.record({ kind: 'add-note', text: options.note }));
    session.settle();
  } catch (error) {
    throw hintedForCase(error, options.case);
  } finally {
    session.end('one command');
  }
  if (options.json) printJson(answer(session, recorded), context);
  else printRecorded(context, session, recorded, before);
  return code;
}

function answer(session: CaseSession, recorded: Recorded[]) {
  return {
    version: 1,
    case: session.store.id,
    mode: modeOf(session.state),
    recorded: recorded.map(({ w, seq, id, type }) => ({ w, seq, id, type })),
    open: openSteps(session.state).map(o => instanceName(o.at)),
  };
}

function printRecorded(
  context: Context,
  session: CaseSession,
  recorded: Recorded[],
  before: Deadline[],
): void {
  const render: Render = (text, at) => session.render(text, at);
  const shown = recorded.filter(r => r.type !== 'session.started' && r.type !== 'case.joined');
  const lines = shown.map(r => entryLine(r, session.playbook, render, session.now));
  const changed = deadlineChanges(before, session.deadlines(), session.now, render);
  const found = foundObservables(session.state, recorded);
  const said = [
    ...lines,
    ...changed,
    ...(found.length > 0 ? [foundLine(found), takeLine] : []),
    ...(isClosed(session.state) ? closedLines(session) : [nextLine(session)]),
  ];
  printLines(markedLines(modeOf(session.state), said), context);
}

/** What a person can turn to now. */
function nextLine(session: CaseSession): Line {
  const agenda = session.agenda();
  const parts = [
    named(
      'open now',
      agenda.open.map(o => instanceName(o.at)),
    ),
    named(
      'to be asked',
      agenda.held.filter(h => h.kind === 'asking').map(h => h.pending.slot.name),
    ),
    named(
      'does it apply',
      agenda.clocks.filter(d => d.state === 'undecided').map(d => d.clock.id),
    ),
    named('to settle', [
      ...agenda.conflicts.map(c => instanceName(c.at)),
      ...agenda.disputes.map(d => d.name),
    ]),
    agenda.ended ? 'the playbook is at its end: tocsin close' : '',
  ].filter(part => part !== '');
  return [{ text: parts.join('; ') || 'nothing is open; tocsin status says what waits', tone: 'dim' }];
}

function named(what: string, names: string[]): string {
  return names.length > 0 ? `${what}: ${names.join(', ')}` : '';
}
