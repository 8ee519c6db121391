import type { CommandEnd, Instance } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import { typedName } from '../../engine/typed-command.ts';
import { type ExitCode, exit, InputNeededError, RefusedError, UsageError } from '../../errors.ts';
import { given } from '../../given.ts';
import { Asker, Left } from '../../session/asker.ts';
import type { CaseSession } from '../../session/case-session.ts';
import { executeCommand, type WatchedCommand } from '../../session/commands/execute-command.ts';
import { type CommandPlan, type CommandStep, planCommand } from '../../session/commands/plan-command.ts';
import { watchCommand } from '../../session/commands/watch-command.ts';
import { whyNotHere } from '../../session/commands/why-not-here.ts';
import { consentLines, endLines } from '../../session/screens/command.ts';
import { shellWord } from '../../shell-word.ts';
import { openPrompter } from '../../terminal/open-prompter.ts';
import { Paused, type Prompter, TerminalGone } from '../../terminal/prompter.ts';
import { type EndingSignal, watchSignals } from '../../terminal/signals.ts';
import type { Context } from '../command.ts';
import { answersGiven } from '../performing/answers-given.ts';
import { type ActOptions, performWith } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';
import { printLines } from '../print-lines.ts';

interface Options extends ActOptions {
  reason?: string;
  set?: string[];
  confirm?: string;
  witness?: string;
  authority?: string;
  consent?: string;
}

/** Shows the command and asks at a terminal; without one it runs only what `--consent` names by its digest. */
export async function run([named]: [string], options: Options, context: Context): Promise<ExitCode> {
  return performWith(context, options, async (session, recorded) => {
    const at = turnNamed(session, named);
    const step = commandOf(session, at);
    for (const [name, value] of Object.entries(answersGiven(session, options.set)))
      recorded.push(...session.record({ kind: 'set-input', at, name, value }));
    const plan = planFor(session, step, at);
    const prompter = await consentedAt(context, options, at, plan, session);
    try {
      const { reason, confirm, witness, authority } = options;
      const end = await executeCommand({
        session,
        step,
        at,
        plan,
        ...given({ reason, confirm, witness, authority }),
        recorded: records => recorded.push(...records),
        watch: command =>
          prompter ? watchCommand({ session, prompter }, { step, at, plan }, command) : waitFor(command),
      });
      if (!options.json) printLines(endLines(end), context, context.io.stderr);
      return ranWell(end) ? exit.done : exit.no;
    } finally {
      prompter?.close();
    }
  });
}

function commandOf(session: CaseSession, at: Instance): CommandStep {
  const step = session.playbook.steps[at.step];
  if (step?.kind === 'run') return step;
  throw new UsageError(`${at.step} is not a command.`, '`tocsin show` says what each step is.');
}

function planFor(session: CaseSession, step: CommandStep, at: Instance): CommandPlan {
  const why = whyNotHere(session);
  if (why || !session.machine)
    throw new RefusedError(why ?? '', `Run it by hand, and record it: tocsin ran ${typedName(at)} --exit 0`);
  return planCommand(session, step, at, session.machine);
}

/** The terminal at which a person said yes; none where the digest did. Throws where nobody consented. */
async function consentedAt(
  context: Context,
  { consent }: Options,
  at: Instance,
  plan: CommandPlan,
  session: CaseSession,
): Promise<Prompter | undefined> {
  const { digest } = plan.start;
  const { io, plain, color } = context;
  if (consent !== undefined) {
    if (consent === digest) return undefined;
    printLines(consentLines(at, plan), context, io.stderr);
    throw new RefusedError(
      'the consent is for another command than the one shown above.',
      `Look at it; to consent to it: --consent ${digest}`,
    );
  }
  if (!io.stdin.isTTY) {
    printLines(consentLines(at, plan), context, io.stderr);
    throw new InputNeededError(
      'nothing runs without consent, and there is no one to ask.',
      `If the command above is the one that you want: --consent ${digest}`,
    );
  }
  const prompter = openPrompter({ io, plain, color });
  try {
    prompter.print(consentLines(at, plan));
    const asker = new Asker(prompter, 'live');
    const field = { step: instanceName(at), name: 'consent' };
    if (await asker.confirm({ ask: 'Run this command now?', field })) return prompter;
  } catch (error) {
    prompter.close();
    if (!(error instanceof Left || error instanceof Paused)) throw error;
  }
  prompter.close();
  throw new RefusedError(
    'nothing was run.',
    `To put that on the record: tocsin decline ${typedName(at)} --reason "..." --case ${shellWord(session.store.name)}`,
  );
}

/** Without a terminal a signal that ends this program stops the command first. */
async function waitFor({ over, stop }: WatchedCommand): Promise<void> {
  let gone: EndingSignal | undefined;
  const leave = watchSignals(process, signal => {
    gone = signal;
    stop();
  });
  await over;
  leave();
  if (gone) throw new TerminalGone(gone);
}

function ranWell({ result, exit: code }: CommandEnd): boolean {
  return result === 'exited' && code === 0;
}
