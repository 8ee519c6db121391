import { planDocument } from '../../drill/papers/plan-document.ts';
import { type ExitCode, exit } from '../../errors.ts';
import type { Context } from '../command.ts';
import { namedScenario, soundScenario } from './sound-scenario.ts';
import { type PaperOptions, writePaper } from './write-paper.ts';

/** Writes what a planner sees of a scenario: objectives, injects in order, what is expected. */
export async function run(
  words: string[],
  options: PaperOptions & { playbooks?: string },
  context: Context,
): Promise<ExitCode> {
  const { path, text } = namedScenario(words, options, context);
  const { scenario } = soundScenario(path, text, undefined, context);
  await writePaper(planDocument(scenario, 'Exercise plan'), options, context);
  return exit.done;
}
