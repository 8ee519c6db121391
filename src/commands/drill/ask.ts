import { drillOf } from '../../drill/drill-state.ts';
import { findFact } from '../../drill/find-fact.ts';
import { type ExitCode, exit, UsageError } from '../../errors.ts';
import { scenarioOf } from '../../session/direct.ts';
import { factLines } from '../../session/screens/fact.ts';
import type { Context } from '../command.ts';
import { openToWrite } from '../on-case.ts';
import { printJson } from '../print-json.ts';
import { printLines } from '../print-lines.ts';
import { exerciseDir } from './exercise-dir.ts';

interface Options {
  case?: string;
  acceptDamage?: boolean;
  json?: boolean;
}

/** What a player can only learn by asking; exit code 1 where nobody knows. The asking and the answer are recorded. */
export async function run(words: string[], options: Options, context: Context): Promise<ExitCode> {
  const asked = words.join(' ').trim();
  if (asked === '') throw new UsageError('nothing is asked.', 'tocsin drill ask last restore test');
  const session = openToWrite(context, exerciseDir(context, options.case), options);
  try {
    const drill = drillOf(session.state.exercise);
    const scenario = await scenarioOf(session);
    const fact = drill && scenario && findFact(scenario, drill, asked);
    const data = fact ? { asked, fact: fact.id, text: fact.text } : { asked };
    session.record({ kind: 'exercise', draft: { type: 'fact.asked', data } });
    if (options.json)
      printJson(
        { version: 1, mode: 'drill', asked, fact: fact?.id ?? null, text: fact?.text ?? null },
        context,
      );
    else printLines(factLines(fact), context);
    return fact ? exit.done : exit.no;
  } finally {
    session.end('one command');
  }
}
