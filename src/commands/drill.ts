import { type ExitCode, UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Context } from './command.ts';
import { type ControlName, controlNames } from './drill/control-names.ts';

/** One act of `tocsin drill`; what it does not know of the options it leaves alone. */
interface DrillAct {
  run(args: string[], options: never, context: Context): Promise<ExitCode>;
}

/** Every act, each loaded when it is wanted. */
const acts: Record<string, () => Promise<DrillAct>> = {
  list: () => import('./drill/list.ts'),
  run: () => import('./drill/run.ts'),
  solo: () => import('./drill/solo.ts'),
  ask: () => import('./drill/ask.ts'),
  plan: () => import('./drill/plan.ts'),
  print: () => import('./drill/print.ts'),
  test: () => import('./drill/test.ts'),
  aar: () => import('./drill/aar.ts'),
  replay: () => import('./drill/replay.ts'),
  compare: () => import('./drill/compare.ts'),
  'from-case': () => import('./drill/from-case.ts'),
  msel: () => import('./drill/msel.ts'),
  console: () => import('./drill/console.ts'),
  end: () => import('./drill/end.ts'),
  ...Object.fromEntries(controlNames.map(name => [name, () => controlling(name)])),
};

export async function run(
  [act, words]: [string, string[]],
  options: object,
  context: Context,
): Promise<ExitCode> {
  const load = Object.hasOwn(acts, act) ? acts[act] : undefined;
  if (load) return (await load()).run(words, options as never, context);
  const meant = nearest(act, Object.keys(acts));
  throw new UsageError(
    `\`tocsin drill\` knows no \`${act}\`.`,
    meant ? `Did you mean \`${meant}\`?` : `It knows ${Object.keys(acts).join(', ')}.`,
  );
}

async function controlling(name: ControlName): Promise<DrillAct> {
  const { control } = await import('./drill/control.ts');
  return { run: (words, options, context) => control(name, words, options, context) };
}
