import { type ExitCode, exit } from '../../errors.ts';
import { listScenarios } from '../../library/list-scenarios.ts';
import type { Context } from '../command.ts';
import { printJson } from '../print-json.ts';
import { printLines } from '../print-lines.ts';
import { shelvesOf } from '../shelves-of.ts';

/** The scenarios that there are, by the playbook that each is laid over. */
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
      ? scenarios.map(({ id, title, playbook }) => [
          { text: `${id.padEnd(width)}  `, tone: 'strong' },
          { text: title, hang: true },
          { text: `  over ${playbook}`, tone: 'dim' },
        ])
      : [[{ text: 'There are no scenarios: they lie in `scenarios`, beside the playbooks.' }]],
    context,
  );
  return exit.done;
}
