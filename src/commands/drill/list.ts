import { loadScenario } from '../../drill/load-scenario.ts';
import { wallMinutes } from '../../drill/papers/drill-words.ts';
import { type ExitCode, exit } from '../../errors.ts';
import { listScenarios, type ShelvedScenario } from '../../library/list-scenarios.ts';
import type { Line } from '../../terminal/line.ts';
import type { Context } from '../command.ts';
import { printJson } from '../print-json.ts';
import { printLines } from '../print-lines.ts';
import { shelvesOf } from '../shelves-of.ts';

/** The scenarios that there are, how long each takes at the table, and which playbook it exercises. */
export async function run(
  _: string[],
  { playbooks, json }: { playbooks?: string; json?: boolean },
  context: Context,
): Promise<ExitCode> {
  const scenarios = listScenarios(shelvesOf(context, playbooks));
  if (json) {
    const shown = scenarios.map(({ id, title, playbook, path }) => ({ id, title, playbook, path }));
    printJson({ version: 1, scenarios: shown }, context);
    return exit.done;
  }
  const width = Math.max(0, ...scenarios.map(({ id }) => id.length));
  printLines(
    scenarios.length > 0
      ? scenarios.flatMap(scenario => shown(scenario, width))
      : [[{ text: 'There are no scenarios: they lie in `scenarios`, beside the playbooks.' }]],
    context,
  );
  return exit.done;
}

function shown(shelved: ShelvedScenario, width: number): Line[] {
  const { scenario } = loadScenario(shelved.text, shelved.path);
  const about = scenario
    ? `${wallMinutes(scenario)} min at the table, exercises ${shelved.playbook}`
    : `cannot be played: tocsin lint ${shelved.path}`;
  return [
    [
      { text: `${shelved.id.padEnd(width)}  `, tone: 'strong' },
      { text: shelved.title, hang: true },
    ],
    [{ text: ' '.repeat(width + 2) }, { text: about, tone: scenario ? 'dim' : 'bad', hang: true }],
  ];
}
