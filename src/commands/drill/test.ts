import { loadScenario } from '../../drill/load-scenario.ts';
import { type ExitCode, exit } from '../../errors.ts';
import type { Shelves } from '../../library/list-playbooks.ts';
import { findScenarios, listScenarios, type ShelvedScenario } from '../../library/list-scenarios.ts';
import { openPlaybook } from '../../library/open-playbook.ts';
import { prettyReport } from '../../lint/reporters/pretty.ts';
import type { Obligations } from '../../playbook/ports.ts';
import type { Context } from '../command.ts';
import { lintTexts } from '../lint/lint-texts.ts';
import { printLines } from '../print-lines.ts';
import { shelvesOf } from '../shelves-of.ts';
import { workspaceOf } from '../workspace-of.ts';
import { soundScenario } from './sound-scenario.ts';

/**
 * Says whether scenarios hold: nothing wrong with them, every inject can come, and all that they name is there in the playbook over which
 * they would be played here. Without a name, all of them. Exit code 1 where one does not.
 */
export async function run(
  words: string[],
  { playbooks }: { playbooks?: string },
  context: Context,
): Promise<ExitCode> {
  const workspace = workspaceOf(context);
  const shelves = shelvesOf(context, playbooks, workspace);
  const obligations = workspace && { source: workspace.source, ...workspace.workspace };
  const scenarios =
    words.length === 0 ? listScenarios(shelves) : words.flatMap(word => findScenarios(word, shelves));
  const held: boolean[] = [];
  for (const scenario of scenarios) held.push(await holds(scenario, { shelves, obligations }, context));
  return held.every(Boolean) ? exit.done : exit.no;
}

interface Library {
  shelves: Shelves;
  obligations: Obligations | undefined;
}

async function holds(
  { id, path, text }: ShelvedScenario,
  library: Library,
  context: Context,
): Promise<boolean> {
  const linted = await lintTexts(new Map([[path, text]]), context.io.cwd);
  const { findings, texts } =
    linted.length > 0
      ? { findings: linted, texts: new Map([[path, text]]) }
      : whenPlayed(path, text, library, context);
  if (findings.length > 0) {
    printLines(
      prettyReport(findings, file => texts.get(file)),
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

/** Lint looks at the playbook that lies beside a scenario; one's own of that id goes before it when the scenario is played. */
function whenPlayed(path: string, text: string, { shelves, obligations }: Library, context: Context) {
  const { playbook } = soundScenario(path, text, undefined, context).scenario;
  const opened = openPlaybook(playbook.id, shelves, obligations);
  const { findings } = opened.playbook ? loadScenario(text, path, opened.playbook) : opened;
  const texts = new Map([
    [path, text],
    [opened.path, opened.text],
  ]);
  return { findings, texts };
}
