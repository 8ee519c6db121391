import type { CommandEnd, Instance } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import { turnOf, unendedStarts } from '../../engine/slot.ts';
import type { Value } from '../../playbook/playbook.ts';
import { askInput, askReason } from '../ask.ts';
import { Left } from '../asker.ts';
import { executeCommand } from '../commands/execute-command.ts';
import { type CommandStep, planCommand } from '../commands/plan-command.ts';
import { watchCommand } from '../commands/watch-command.ts';
import { whyNotHere } from '../commands/why-not-here.ts';
import type { Desk } from '../desk.ts';
import type { Focus } from '../focus.ts';
import { consentLines, endLines } from '../screens/command.ts';
import type { Act } from './act.ts';
import { askMarks, confirmed, giveWhatIsAsked } from './ask-ending.ts';

/** Shows the exact command and asks; runs it on a yes, and on a no asks why it is declined. */
export const execute: Act = {
  key: 'd',
  id: 'execute',
  label: 'run the command',
  offered: (focus, desk) =>
    commandAt(focus) !== undefined && !isRunning(desk, focus) && !whyNotHere(desk.session),
  async run(desk, focus) {
    const command = commandAt(focus);
    const { machine } = desk.session;
    if (!command || !machine) return;
    const { at, step } = command;
    const given = await giveBefore(desk, command);
    const confirm = await confirmed(desk, step);
    const plan = planCommand(desk.session, step, at, machine);
    desk.prompter.print(consentLines(at, plan));
    const field = { step: instanceName(at), name: 'consent' };
    if (!(await desk.confirm({ ask: 'Run this command now?', field }))) return declineAt(desk, at);
    const end = await executeCommand({
      session: desk.session,
      step,
      at,
      plan,
      ...given,
      ...confirm,
      recorded: records => desk.showSaved(records),
      watch: running => watchCommand(desk, { step, at, plan }, running),
    });
    desk.prompter.print(endLines(end));
  },
};

export const decline: Act = {
  key: 'x',
  id: 'decline',
  label: 'decline',
  offered: (focus, desk) => commandAt(focus) !== undefined && !isRunning(desk, focus),
  async run(desk, focus) {
    const command = commandAt(focus);
    if (command) await declineAt(desk, command.at);
  },
};

/** Somebody ran it elsewhere: the only way where commands are shown and never run. */
export const ranByHand: Act = {
  key: 'y',
  id: 'ran',
  label: 'ran by hand',
  offered: (focus, desk) => commandAt(focus) !== undefined && !isRunning(desk, focus),
  async run(desk, focus) {
    const command = commandAt(focus);
    if (!command) return;
    const { at, step } = command;
    const why = whyNotHere(desk.session);
    if (why) desk.prompter.print([[{ text: why, tone: 'warn', hang: true }]]);
    const given = await giveBefore(desk, command);
    const exit = await askExit(desk, at);
    const answers = exit === 0 ? await askOutputs(desk, step, at) : {};
    const marks = exit === 0 ? await askMarks(desk, at, step.marks) : {};
    await desk.recordEnding({
      kind: 'end-command',
      at,
      end: exit === undefined ? { told: true, result: 'unknown' } : { told: true, result: 'exited', exit },
      answers,
      marks,
      ...given,
      ...(await confirmed(desk, step)),
    });
  },
};

/** A command that was started and of which no end is recorded: it was cut off, or runs at another terminal. */
export const tellEnd: Act = {
  key: 'd',
  id: 'tell-end',
  label: 'did it run?',
  offered: (focus, desk) => focus.kind === 'unended' || isRunning(desk, focus),
  async run(desk, focus) {
    const cutOff = unendedAt(desk, focus);
    if (!cutOff) return;
    const { at, started, step } = cutOff;
    const what = await desk.choose({
      ask: `Started by ${started.actor.name} at ${started.ts.slice(0, 16)}Z, and no end is recorded. Did it run?`,
      field: { step: instanceName(at), name: 'did-it-run' },
      choices: [
        { id: 'ran', label: 'It ran to its end' },
        { id: 'not-run', label: 'It did not run' },
        { id: 'unknown', label: 'Nobody can tell' },
      ],
    });
    const exit = what === 'ran' ? await askExit(desk, at) : undefined;
    const answers = exit === 0 ? await askOutputs(desk, step, at) : {};
    const reason = await askReason(desk, 'How do you know?');
    const end: CommandEnd = { started: started.id, told: true, ...toldEnd(what, exit) };
    desk.record({ kind: 'end-command', at, end, answers, reason });
  },
};

function toldEnd(what: string, exit: number | undefined): Pick<CommandEnd, 'result' | 'exit'> {
  if (what === 'not-run') return { result: 'not-run' };
  return exit === undefined ? { result: 'unknown' } : { result: 'exited', exit };
}

function commandAt(focus: Focus): { step: CommandStep; at: Instance } | undefined {
  if (focus.kind !== 'step' || focus.open.step.kind !== 'run') return undefined;
  return { step: focus.open.step, at: focus.open.at };
}

function isRunning(desk: Desk, focus: Focus): boolean {
  return focus.kind === 'step' && unendedAt(desk, focus) !== undefined;
}

function unendedAt(desk: Desk, focus: Focus) {
  if (focus.kind === 'unended') return focus.unended;
  const command = commandAt(focus);
  if (!command) return undefined;
  const [started] = unendedStarts(turnOf(desk.session.state.walk.slot(command.at), command.at.redo));
  return started && { ...command, started };
}

/** What the step wants is recorded before the command runs; what stays missing gets one reason. */
async function giveBefore(
  desk: Desk,
  { step, at }: { step: CommandStep; at: Instance },
): Promise<{ reason?: string; witness?: string; authority?: string }> {
  const { answers, ...given } = await giveWhatIsAsked(desk, step, at);
  for (const [name, value] of Object.entries(answers)) desk.record({ kind: 'set-input', at, name, value });
  return given;
}

async function declineAt(desk: Desk, at: Instance): Promise<void> {
  const reason = await askReason(desk, 'Why is it declined?');
  await desk.recordEnding({ kind: 'decline-command', at, reason });
}

async function askExit(desk: Desk, at: Instance): Promise<number | undefined> {
  const typed = await desk.text({
    ask: 'Its exit code? (0 is success; ? if nobody knows)',
    field: { step: instanceName(at), name: 'exit' },
    validate: text => (/^(?:\d{1,10}|\?)$/.test(text.trim()) ? undefined : 'Type a number, or ?'),
  });
  return typed.trim() === '?' ? undefined : Number(typed);
}

/** What the step would have read from the output; Esc leaves one out. */
async function askOutputs(desk: Desk, step: CommandStep, at: Instance): Promise<Record<string, Value>> {
  const answers: Record<string, Value> = {};
  for (const name of Object.keys(step.outputs)) {
    const input = desk.session.playbook.inputs[name];
    try {
      if (input) answers[name] = await askInput(desk, input, at);
    } catch (error) {
      if (!(error instanceof Left)) throw error;
    }
  }
  return answers;
}
