import { instanceName } from '../engine/instance.ts';
import { openSteps } from '../engine/open-steps.ts';
import { type ExitCode, exit } from '../errors.ts';
import { Asker, Left } from '../session/asker.ts';
import { readSession } from '../session/open-session.ts';
import { openPrompter } from '../terminal/open-prompter.ts';
import { type Choice, Paused } from '../terminal/prompter.ts';
import type { Context } from './command.ts';
import { casesDir, openCases } from './on-case.ts';
import { run as resumeCase } from './resume.ts';
import { runAtTerminal } from './run.ts';

/** `tocsin` alone at a terminal: go on with an open case, or open one. */
export async function run(_: [], __: object, context: Context): Promise<ExitCode> {
  for (;;) {
    const wanted = await choose(context);
    if (wanted === undefined) return exit.done;
    if (wanted !== start && wanted !== exercise) return resumeCase([wanted], {}, context);
    const code = await runAtTerminal(undefined, wanted === exercise ? { drill: true } : {}, context);
    if (code !== 'left') return code;
  }
}

const start = '+live';
const exercise = '+drill';

async function choose(context: Context): Promise<string | undefined> {
  const { io, plain, color } = context;
  const open = openCases(casesDir(context));
  const cases: Choice[] = open.map(({ dir, name, mode }) => ({
    id: dir,
    label: `Go on with ${name}${mode === 'drill' ? ' (EXERCISE)' : ''}`,
    hint: nextStep(dir),
  }));
  const prompter = openPrompter({ io, plain, color });
  try {
    return await new Asker(prompter, 'live').choose({
      ask: 'What now?',
      field: { name: 'menu' },
      choices: [
        ...cases,
        { id: start, label: 'Open a case', hint: 'choose a playbook and step through it' },
        { id: exercise, label: 'Run an exercise', hint: 'the same, marked as a drill everywhere' },
      ],
    });
  } catch (error) {
    if (error instanceof Left || error instanceof Paused) return undefined;
    throw error;
  } finally {
    prompter.close();
  }
}

function nextStep(dir: string): string {
  try {
    const { state } = readSession(dir);
    const [next] = openSteps(state);
    return next ? `open: ${instanceName(next.at)}, ${next.step.title}` : 'nothing open';
  } catch {
    return 'cannot be read: tocsin verify says why';
  }
}
