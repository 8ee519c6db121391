import { listCases } from '../../case/list-cases.ts';
import { UsageError } from '../../errors.ts';
import type { Context } from '../command.ts';
import { caseDir, casesDir, openCases } from '../on-case.ts';

/** The folder of the exercise that is named; with no name, `TOCSIN_CASE`, else the only one that is open. Live cases do not count. */
export function exerciseDir(context: Context, named: string | undefined): string {
  if (isNamed(context, named)) return caseDir(context, named);
  const folder = casesDir(context);
  const open = openCases(folder).filter(({ mode }) => mode === 'drill');
  const [only, ...others] = open;
  if (!only)
    throw new UsageError(
      `no exercise is open in ${folder}.`,
      '`tocsin drill run SCENARIO` begins one; one that is over is named with --case.',
    );
  if (others.length === 0) return only.dir;
  throw new UsageError(
    `${open.length} exercises are open: ${open.map(({ name }) => name).join(', ')}.`,
    'Name the one that you mean with --case.',
  );
}

/** The same for what only reads: where none is open, the exercise that was touched last. */
export function readableExerciseDir(context: Context, named: string | undefined): string {
  if (isNamed(context, named)) return caseDir(context, named);
  const drills = (cases: ReturnType<typeof listCases>) => cases.filter(({ mode }) => mode === 'drill');
  const folder = casesDir(context);
  const [last] = drills(openCases(folder)).length === 0 ? drills(listCases(folder)) : [];
  return last?.dir ?? exerciseDir(context, named);
}

function isNamed({ io }: Context, named: string | undefined): boolean {
  return named !== undefined || Boolean(io.env.TOCSIN_CASE);
}
