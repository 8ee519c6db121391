import type { Scenario } from '../../drill/scenario.ts';
import { type ExitCode, exit, InputNeededError, UsageError } from '../../errors.ts';
import { findScenarios, type ShelvedScenario } from '../../library/list-scenarios.ts';
import { askOpening } from '../../session/ask-opening.ts';
import { Asker, Left } from '../../session/asker.ts';
import { bindExpressions } from '../../session/bind-expressions.ts';
import { openingInputs } from '../../session/opening-inputs.ts';
import { RealWorld } from '../../session/real-world.ts';
import { briefingLines } from '../../session/screens/briefing.ts';
import { SimulatedClock } from '../../session/simulated-clock.ts';
import { startCase, type ToExercise } from '../../session/start-case.ts';
import { openPrompter } from '../../terminal/open-prompter.ts';
import { Paused } from '../../terminal/prompter.ts';
import { beginWork } from '../begin-work.ts';
import type { Context } from '../command.ts';
import { answersGiven } from '../performing/answers-given.ts';
import { playOut, readScript } from '../play-answers.ts';
import { loadToRun, runAtTerminal, sharedStart, type ToRun } from '../run.ts';
import { shelvesOf } from '../shelves-of.ts';
import { onlyOne, soundScenario } from './sound-scenario.ts';

export interface DrillOptions {
  seed?: string;
  answers?: string;
  name?: string;
  playbooks?: string;
  input?: string[];
  json?: boolean;
  solo?: boolean;
}

/** Plays a scenario at the players' terminal. */
export function run(words: string[], options: DrillOptions, context: Context): Promise<ExitCode> {
  return runDrill(words, options, context);
}

export async function runDrill(
  [named, ...more]: string[],
  options: DrillOptions,
  context: Context,
): Promise<ExitCode> {
  if (named === undefined || more.length > 0)
    throw new UsageError(
      'one scenario is wanted.',
      'Name it by its id or file: `tocsin drill list` shows them.',
    );
  const found = findScenarios(named, shelvesOf(context, options.playbooks));
  if (options.answers !== undefined) return playScripted(onlyOne(found, named), options, context);
  return playAtTerminal(found, options, context);
}

interface ToPlay extends ToRun {
  exercise: ToExercise;
}

async function playAtTerminal(
  found: ShelvedScenario[],
  options: DrillOptions,
  context: Context,
): Promise<ExitCode> {
  const { io, plain, color } = context;
  const [only, ...others] = found.map(
    ({ path, text }) =>
      () =>
        load(path, text, options, context),
  );
  const sound = others.length === 0 ? only?.() : undefined;
  const prompter = openPrompter({ io, plain, color });
  const asker = new Asker(prompter, 'drill');
  try {
    const { playbook, texts, exercise } = sound ?? (await chooseScenario(asker, found, options, context));
    const expressions = bindExpressions(playbook);
    const said = {
      ...openingOf(exercise.scenario, { playbook, expressions }),
      ...answersGiven({ playbook, expressions }, options.input),
    };
    const inputs = await askOpening(asker, playbook, expressions, said);
    const session = startCase({
      ...sharedStart(options, context),
      mode: 'drill',
      scripted: false,
      inputs,
      texts,
      playbook,
      exercise,
    });
    const briefing = briefingLines(exercise.scenario, playbook);
    return await beginWork(session, prompter, { playbooks: options.playbooks, briefing }, context);
  } catch (error) {
    if (error instanceof RealWorld) {
      prompter.close();
      return await openLive(options, context);
    }
    if (!(error instanceof Paused || error instanceof Left)) throw error;
    io.stderr.write('No case was opened.\n');
    return exit.done;
  } finally {
    prompter.close();
  }
}

/** What really happens gets a live case of its own: of the same playbook or of another. */
export async function openLive(options: { playbooks?: string }, context: Context): Promise<ExitCode> {
  const { playbooks } = options;
  const code = await runAtTerminal(undefined, playbooks === undefined ? {} : { playbooks }, context);
  return code === 'left' ? exit.paused : code;
}

async function playScripted(
  { path, text }: ShelvedScenario,
  options: DrillOptions,
  context: Context,
): Promise<ExitCode> {
  const script = readScript(options.answers as string, context);
  const { playbook, texts, exercise } = load(path, text, options, context);
  if (playbook.id !== script.walkthrough.playbook)
    throw new UsageError(
      `the answers are for ${script.walkthrough.playbook}, and the scenario for ${playbook.id}.`,
      'Give answers for the playbook that is played.',
    );
  const expressions = bindExpressions(playbook);
  const said = {
    ...openingOf(exercise.scenario, { playbook, expressions }),
    ...answersGiven({ playbook, expressions }, options.input),
  };
  const opening = openingInputs(playbook, script.walkthrough, expressions, said);
  if ('error' in opening) throw new UsageError(`${options.answers}: ${opening.error}`);
  if ('missing' in opening)
    throw new InputNeededError(
      `${options.answers} has no ${opening.missing.join(', ')}, and the case cannot open without.`,
      'Put it under `inputs:`.',
    );
  const clock = new SimulatedClock(Date.parse(exercise.scenario.clock.storyStart));
  const session = startCase({
    ...sharedStart(options, { ...context, io: { ...context.io, clock } }),
    mode: 'drill',
    scripted: true,
    inputs: opening.inputs,
    texts,
    playbook,
    exercise,
  });
  return playOut(context, session, script, clock, options);
}

async function chooseScenario(
  asker: Asker,
  found: ShelvedScenario[],
  options: DrillOptions,
  context: Context,
): Promise<ToPlay> {
  const id = await asker.choose({
    ask: 'Which scenario?',
    field: { name: 'scenario' },
    choices: found.map(({ id, title }) => ({ id, label: `${id}  ${title}` })),
  });
  const { path, text } = onlyOne(
    found.filter(each => each.id === id),
    id,
  );
  return load(path, text, options, context);
}

/** The scenario and its playbook, both sound; nothing is opened for others. */
function load(path: string, text: string, options: DrillOptions, context: Context): ToPlay {
  const { scenario: alone } = soundScenario(path, text, undefined, context);
  const toRun = loadToRun(alone.playbook.id, options, context);
  const { scenario } = soundScenario(path, text, toRun.playbook, context);
  const seed = checkedSeed(options.seed) ?? scenario.seed ?? drawSeed(context);
  return { ...toRun, exercise: { scenario, text, seed, solo: options.solo === true } };
}

/** What the scenario answers of the questions that a case opens with. */
function openingOf(
  { inputs }: Scenario,
  { playbook, expressions }: { playbook: ToRun['playbook']; expressions: ReturnType<typeof bindExpressions> },
) {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, entry]) => {
      const input = playbook.inputs[name];
      const parsed = input && expressions.parse(entry as string | string[], input);
      return parsed && 'value' in parsed ? [[name, parsed.value]] : [];
    }),
  );
}

function checkedSeed(seed: string | undefined): string | undefined {
  if (seed === undefined || /^[A-Za-z0-9._-]{1,64}$/.test(seed)) return seed;
  throw new UsageError(
    `--seed cannot be \`${seed}\`.`,
    'Write letters, digits, `.`, `_` or `-`, 64 at most.',
  );
}

function drawSeed({ io }: Context): string {
  return Math.floor(io.random() * 2 ** 32).toString(36);
}
