import { type ExitCode, exit } from '../../errors.ts';
import { findScenarios, listScenarios, type ShelvedScenario } from '../../library/list-scenarios.ts';
import { prettyReport } from '../../lint/reporters/pretty.ts';
import type { Context } from '../command.ts';
import { lintTexts } from '../lint/lint-texts.ts';
import { printLines } from '../print-lines.ts';
import { shelvesOf } from '../shelves-of.ts';
import { soundScenario } from './sound-scenario.ts';

/**
 * Says whether scenarios hold: nothing wrong with them, every inject can come, and all that they name of their playbooks is still there.
 * Without a name, all of them. Exit code 1 where one does not.
 */
export async function run(
  words: string[],
  { playbooks }: { playbooks?: string },
  context: Context,
): Promise<ExitCode> {
  const shelves = shelvesOf(context, playbooks);
  const scenarios =
    words.length === 0 ? listScenarios(shelves) : words.flatMap(word => findScenarios(word, shelves));
  const held: boolean[] = [];
  for (const scenario of scenarios) held.push(await holds(scenario, context));
  return held.every(Boolean) ? exit.done : exit.no;
}

async function holds({ id, path, text }: ShelvedScenario, context: Context): Promise<boolean> {
  const findings = await lintTexts(new Map([[path, text]]), context.io.cwd);
  if (findings.length > 0) {
    printLines(
      prettyReport(findings, () => text),
      context,
    );
    return findings.every(({ severity }) => severity === 'info');
  }
  const { injects } = soundScenario(path, text, undefined, context).scenario;
  const expected = injects.flatMap(({ expect }) => expect).length;
  printLines(
    [
      [
        { text: `${id}  `, tone: 'good' },
        {
          text: `holds: each of its ${injects.length} injects can come; ${expected} things expected`,
          hang: true,
        },
      ],
    ],
    context,
  );
  return true;
}
