import type { ExitCode } from '../../errors.ts';
import type { Context } from '../command.ts';
import { type DrillOptions, runDrill } from './run.ts';

/** Plays a scenario without a controller. */
export function run(words: string[], options: DrillOptions, context: Context): Promise<ExitCode> {
  return runDrill(words, { ...options, solo: true }, context);
}
