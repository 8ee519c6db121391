import { type ExitCode, UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Context } from './command.ts';
import { type ControlName, controlNames } from './drill/control-names.ts';

/** One act of `tocsin drill`, which has the options of all of them. */
interface DrillAct {
  /** Those that it heeds, by their camelCase names. */
  takes: readonly string[];
  /** It is loaded when it is wanted. */
  load(): Promise<{ run(args: string[], options: never, context: Context): Promise<ExitCode> }>;
}

const ofRun = ['seed', 'answers', 'name', 'input', 'playbooks', 'json'];
const ofPaper = ['format', 'out'];
const ofCase = ['case', 'acceptDamage', 'json'];
const ofControl: Partial<Record<ControlName, readonly string[]>> = {
  observe: ['objective'],
  rate: ['reason', 'entry'],
};

const acts: Record<string, DrillAct> = {
  list: { takes: ['playbooks', 'json'], load: () => import('./drill/list.ts') },
  run: { takes: ofRun, load: () => import('./drill/run.ts') },
  solo: { takes: ofRun, load: () => import('./drill/solo.ts') },
  ask: { takes: ofCase, load: () => import('./drill/ask.ts') },
  plan: { takes: [...ofPaper, 'playbooks'], load: () => import('./drill/plan.ts') },
  print: { takes: [...ofPaper, 'playbooks', 'controller'], load: () => import('./drill/print.ts') },
  test: { takes: ['playbooks'], load: () => import('./drill/test.ts') },
  aar: { takes: [...ofPaper, 'case', 'controller'], load: () => import('./drill/aar.ts') },
  replay: { takes: ['case', 'controller', 'speed', 'from', 'to'], load: () => import('./drill/replay.ts') },
  compare: { takes: [...ofPaper, 'controller'], load: () => import('./drill/compare.ts') },
  'from-case': {
    takes: ['case', 'duration', 'out', 'playbooks'],
    load: () => import('./drill/from-case.ts'),
  },
  msel: { takes: ['case', 'controller', 'csv', 'out', 'playbooks'], load: () => import('./drill/msel.ts') },
  console: { takes: ['case', 'acceptDamage'], load: () => import('./drill/console.ts') },
  end: { takes: [...ofCase, 'reason'], load: () => import('./drill/end.ts') },
  ...Object.fromEntries(
    controlNames.map(name => [
      name,
      { takes: [...ofCase, ...(ofControl[name] ?? [])], load: () => controlling(name) },
    ]),
  ),
};

/** Throws UsageError for an act that there is not, and for an option that the act would not heed. */
export async function run(
  [name, words]: [string, string[]],
  options: object,
  context: Context,
): Promise<ExitCode> {
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!act) {
    const meant = nearest(name, Object.keys(acts));
    throw new UsageError(
      `\`tocsin drill\` knows no \`${name}\`.`,
      meant ? `Did you mean \`${meant}\`?` : `It knows ${Object.keys(acts).join(', ')}.`,
    );
  }
  const unheeded = Object.keys(options).find(option => !act.takes.includes(option));
  if (unheeded !== undefined)
    throw new UsageError(
      `\`tocsin drill ${name}\` does not take ${flag(unheeded)}.`,
      `It takes ${act.takes.map(flag).join(', ')}.`,
    );
  return (await act.load()).run(words, options as never, context);
}

/** `acceptDamage` as people write it. */
function flag(option: string): string {
  return `--${option.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}

async function controlling(name: ControlName) {
  const { control } = await import('./drill/control.ts');
  return {
    run: (words: string[], options: object, context: Context) => control(name, words, options, context),
  };
}
