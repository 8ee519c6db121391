import type { Command } from '../../engine/command.ts';
import type { Instance, Occurred, Recorded } from '../../engine/event.ts';
import { instanceName, parseInstance } from '../../engine/instance.ts';
import { openSteps } from '../../engine/open-steps.ts';
import { isClosed } from '../../engine/state.ts';
import { type ExitCode, exit, UsageError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import type { Value } from '../../playbook/playbook.ts';
import type { CaseSession } from '../../session/case-session.ts';
import { openSession } from '../../session/open-session.ts';
import { closedLines } from '../../session/screens/closed.ts';
import { entryLine } from '../../session/screens/entry-line.ts';
import { parseOccurred } from '../../session/times.ts';
import type { Line } from '../../terminal/line.ts';
import type { Context } from '../command.ts';
import { actorOf, caseDir, tool } from '../on-case.ts';
import { printJson } from '../print-json.ts';
import { printLines } from '../print-lines.ts';

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
  const dir = await caseDir(context, options.case);
  const { io } = context;
  const session = await openSession({
    dir,
    io,
    actor: actorOf(context),
    tool,
    acceptDamage: options.acceptDamage === true,
  });
  const recorded: Recorded[] = [];
  try {
    session.settle();
    for (const command of await act(session)) recorded.push(...session.record(command));
    if (options.note?.trim()) recorded.push(...session.record({ kind: 'add-note', text: options.note }));
    session.settle();
  } finally {
    session.end('one command');
  }
  if (options.json) printJson(answer(session, recorded), context);
  else printRecorded(context, session, recorded);
  return exit.done;
}

/** The turn that a person names by a step's id, or by an instance as it is written (`step#2`, `contain#2/step`). */
export function turnNamed(session: CaseSession, name: string): Instance {
  const parsed = parseInstance(name);
  const step = parsed && session.playbook.steps[parsed.step];
  if (!parsed || !step) throw unknownStep(session, name);
  if (name !== parsed.step) return parsed;
  const open = openSteps(session.state).filter(o => o.at.step === name);
  if (open.length > 1) {
    throw new UsageError(
      `"${name}" is open ${open.length} times: ${open.map(o => instanceName(o.at)).join(', ')}.`,
      'Name one of them.',
    );
  }
  const slot = session.state.walk.latestSlot(name);
  return open[0]?.at ?? slot.turns.at(-1)?.instance ?? { ...slot.instance };
}

/** When it really happened, where `--at` says so. */
export function occurredAt(session: CaseSession, at: string | undefined): { occurred?: Occurred } {
  if (at === undefined) return {};
  const occurred = parseOccurred(at, session.now);
  if ('error' in occurred) throw new UsageError(`--at: ${occurred.error}`);
  return { occurred };
}

/** `--set name=value`, read as the playbook's inputs want it. */
export function answersGiven(session: CaseSession, sets: readonly string[] = []): Record<string, Value> {
  return Object.fromEntries(sets.map(text => assignment(session, text)));
}

export function assignment(
  session: Pick<CaseSession, 'playbook' | 'expressions'>,
  text: string,
): [string, Value] {
  const cut = text.indexOf('=');
  const name = cut < 0 ? text : text.slice(0, cut);
  const input = session.playbook.inputs[name];
  if (cut < 0) throw new UsageError(`"${text}" sets nothing.`, 'Write name=value.');
  if (!input) {
    const meant = nearest(name, Object.keys(session.playbook.inputs));
    throw new UsageError(
      `the playbook asks for no "${name}".`,
      meant ? `Did you mean "${meant}"?` : '`tocsin show` lists what it asks for.',
    );
  }
  const parsed = session.expressions.parse(text.slice(cut + 1), input);
  if ('error' in parsed) throw new UsageError(`${name}: ${parsed.error}`);
  return [name, parsed.value];
}

function unknownStep(session: CaseSession, name: string): UsageError {
  const meant = nearest(name, Object.keys(session.playbook.steps));
  return new UsageError(
    `the playbook has no step "${name}".`,
    meant ? `Did you mean "${meant}"?` : '`tocsin status` lists the open steps.',
  );
}

function answer(session: CaseSession, recorded: Recorded[]) {
  return {
    version: 1,
    case: session.store.id,
    recorded: recorded.map(({ w, seq, id, type }) => ({ w, seq, id, type })),
    open: openSteps(session.state).map(o => instanceName(o.at)),
  };
}

function printRecorded(context: Context, session: CaseSession, recorded: Recorded[]): void {
  const render = (text: string) => session.render(text);
  const shown = recorded.filter(r => r.type !== 'session.started' && r.type !== 'case.joined');
  const lines = shown.map(r => entryLine(r, session.playbook, render, session.now));
  printLines([...lines, ...(isClosed(session.state) ? closedLines(session) : [nextLine(session)])], context);
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
