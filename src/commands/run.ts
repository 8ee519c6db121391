import { type ExitCode, exit, InputNeededError, RefusedError, UsageError } from '../errors.ts';
import { given } from '../given.ts';
import { listPlaybooks, type Shelved } from '../library/list-playbooks.ts';
import { openPlaybook } from '../library/open-playbook.ts';
import { readHeading } from '../library/read-heading.ts';
import { prettyReport } from '../lint/reporters/pretty.ts';
import type { Playbook, Value } from '../playbook/playbook.ts';
import { askOpening } from '../session/ask-opening.ts';
import { Asker, Left } from '../session/asker.ts';
import { bindExpressions } from '../session/bind-expressions.ts';
import { openingInputs } from '../session/opening-inputs.ts';
import { SimulatedClock } from '../session/simulated-clock.ts';
import { startCase } from '../session/start-case.ts';
import { openPrompter } from '../terminal/open-prompter.ts';
import { type Choice, Paused } from '../terminal/prompter.ts';
import { beginWork } from './begin-work.ts';
import type { Context } from './command.ts';
import { actorOf, casesDir, tool } from './on-case.ts';
import { answersGiven } from './performing/answers-given.ts';
import { printLines } from './print-lines.ts';
import { shelvesOf } from './shelves-of.ts';
import { workspaceOf } from './workspace-of.ts';

export interface Options {
  input?: string[];
  drill?: boolean;
  answers?: string;
  name?: string;
  playbooks?: string;
  json?: boolean;
}

export async function run(
  [named]: [string | undefined],
  options: Options,
  context: Context,
): Promise<ExitCode> {
  if (options.answers !== undefined) return runScripted(named, options, context);
  const code = await runAtTerminal(named, options, context);
  if (code !== 'left') return code;
  context.io.stderr.write(nothingOpened);
  return exit.done;
}

/** Opens a case at a terminal and works on it; `left` where the person goes back from the first question. */
export async function runAtTerminal(
  named: string | undefined,
  options: Options,
  context: Context,
): Promise<ExitCode | 'left'> {
  const { io, plain, color } = context;
  const loaded = named === undefined ? undefined : loadToRun(named, options, context);
  const prompter = openPrompter({ io, plain, color });
  const asker = new Asker(prompter, options.drill ? 'drill' : 'live');
  try {
    const { playbook, texts, inputs } = loaded
      ? await prepare(asker, loaded, options)
      : await choosePrepared(asker, options, context);
    const session = startCase({
      ...sharedStart(options, context),
      mode: options.drill ? 'drill' : 'live',
      scripted: false,
      inputs,
      texts,
      playbook,
    });
    return await beginWork(session, prompter, { playbooks: options.playbooks }, context);
  } catch (error) {
    if (error instanceof Left) return 'left';
    if (!(error instanceof Paused)) throw error;
    io.stderr.write(nothingOpened);
    return exit.done;
  } finally {
    prompter.close();
  }
}

const nothingOpened = 'No case was opened.\n';

interface Prepared extends ToRun {
  inputs: Record<string, Value>;
}

/** Going back from the first thing that a playbook asks leads to the choice of another one. */
async function choosePrepared(asker: Asker, options: Options, context: Context): Promise<Prepared> {
  for (;;) {
    const chosen = loadToRun(await choosePlaybook(asker, options, context), options, context);
    try {
      return await prepare(asker, chosen, options);
    } catch (error) {
      if (!(error instanceof Left)) throw error;
    }
  }
}

async function prepare(asker: Asker, toRun: ToRun, { input }: Options): Promise<Prepared> {
  const { playbook } = toRun;
  const expressions = bindExpressions(playbook);
  const said = answersGiven({ playbook, expressions }, input);
  return { ...toRun, inputs: await askOpening(asker, playbook, expressions, said) };
}

async function runScripted(named: string | undefined, options: Options, context: Context): Promise<ExitCode> {
  const { playOut, readScript } = await import('./play-answers.ts');
  const script = readScript(options.answers as string, context);
  const { walkthrough } = script;
  const { playbook, texts } = loadToRun(named ?? walkthrough.playbook, options, context);
  if (playbook.id !== walkthrough.playbook) {
    throw new UsageError(
      `the answers are for ${walkthrough.playbook}, not for ${playbook.id}.`,
      'Leave the playbook out: the answers name it.',
    );
  }
  const expressions = bindExpressions(playbook);
  const opening = openingInputs(
    playbook,
    walkthrough,
    expressions,
    answersGiven({ playbook, expressions }, options.input),
  );
  if ('error' in opening) throw new UsageError(`${options.answers}: ${opening.error}`);
  if ('missing' in opening)
    throw new InputNeededError(
      `${options.answers} has no ${opening.missing.join(', ')}, and the case cannot open without.`,
      'Put it under `inputs:`.',
    );
  const { inputs } = opening;
  const clock = new SimulatedClock(Date.parse(walkthrough.start));
  const session = startCase({
    ...sharedStart(options, { ...context, io: { ...context.io, clock } }),
    mode: options.drill ? 'drill' : walkthrough.mode,
    scripted: true,
    inputs,
    texts,
    playbook,
  });
  return playOut(context, session, script, clock, options);
}

export interface ToRun {
  playbook: Playbook;
  /** The playbook's exact text first, then those that it takes in. */
  texts: string[];
}

/** The playbook, sound; nothing is opened for one that is not. */
export function loadToRun(named: string, { playbooks }: Pick<Options, 'playbooks'>, context: Context): ToRun {
  const workspace = workspaceOf(context);
  const opened = openPlaybook(
    named,
    shelvesOf(context, playbooks, workspace),
    workspace && { source: workspace.source, ...workspace.workspace },
  );
  const { playbook, findings, path, text, taken } = opened;
  if (!playbook) {
    printLines(
      prettyReport(findings, file =>
        new Map([
          [path, text],
          [workspace?.path, workspace?.text],
        ]).get(file),
      ),
      context,
      context.io.stderr,
    );
    throw new RefusedError(
      `${path} cannot be run before these are mended.`,
      `\`tocsin lint ${findings[0]?.file ?? path}\` shows them again.`,
    );
  }
  return { playbook, texts: [text, ...taken] };
}

async function choosePlaybook(asker: Asker, { playbooks }: Options, context: Context): Promise<string> {
  const shelved = listPlaybooks(shelvesOf(context, playbooks)).filter(shelf => !shelf.hidden);
  if (shelved.length === 0)
    throw new UsageError('there are no playbooks here.', '--playbooks says where they are.');
  return asker.choose({
    ask: 'Which playbook?',
    field: { name: 'playbook' },
    choices: shelved.map(playbookChoice),
  });
}

function playbookChoice({ id, text }: Shelved): Choice {
  const title = readHeading(text, 'title');
  const label = title === undefined ? id : `${id}  ${title}`;
  return { id, label, ...given({ hint: readHeading(text, 'summary') }) };
}

/** What every case of this context starts with. */
export function sharedStart({ name }: Pick<Options, 'name'>, context: Context) {
  const { caseId: pattern, calendars } = workspaceOf(context)?.workspace ?? {};
  return {
    io: context.io,
    actor: actorOf(context),
    tool,
    casesDir: casesDir(context),
    ...given({ name, pattern, calendars }),
  };
}
