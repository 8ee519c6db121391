import { mselCsv } from '../../drill/papers/msel.ts';
import { type ExitCode, exit, UsageError } from '../../errors.ts';
import { findScenarios } from '../../library/list-scenarios.ts';
import type { Context } from '../command.ts';
import { caseDir } from '../on-case.ts';
import { shelvesOf } from '../shelves-of.ts';
import { writeNewFile } from '../write-new-file.ts';
import { oneAtMost } from './one-at-most.ts';
import { readRun } from './read-run.ts';
import { onlyOne, soundScenario } from './sound-scenario.ts';

interface Options {
  case?: string;
  controller?: true;
  playbooks?: string;
  out?: string;
}

/** Writes the events of a scenario as CSV, or those of an exercise with what came of them. */
export async function run(words: string[], options: Options, context: Context): Promise<ExitCode> {
  const csv = eventsOf(oneAtMost(words), options, context);
  if (options.out === undefined) context.io.stdout.write(csv);
  else writeNewFile(options.out, csv, context);
  return exit.done;
}

/** A name is a scenario's where there is one of that name, else a case's. */
function eventsOf(named: string | undefined, options: Options, context: Context): string {
  if (named !== undefined && options.case === undefined) {
    const found = scenariosNamed(named, options, context);
    if (found.length > 0) {
      const { path, text } = onlyOne(found, named);
      return mselCsv(soundScenario(path, text, undefined, context).scenario);
    }
  }
  const ran = readRun(caseDir(context, options.case ?? named), options, context);
  return mselCsv(ran.played.scenario, ran);
}

function scenariosNamed(named: string, { playbooks }: Options, context: Context) {
  try {
    return findScenarios(named, shelvesOf(context, playbooks));
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}
