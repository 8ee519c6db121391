import { type LoadedScenario, loadScenario } from '../drill/load-scenario.ts';
import type { LintPorts } from './lint-ports.ts';
import { unknownPlaybook } from './unknown-playbook.ts';

/** What is wrong with a scenario, by itself and then against the playbook that it is laid over, where the library is at hand. */
export function lintScenario(text: string, file: string, { playbooks, walked }: LintPorts): LoadedScenario {
  const loaded = loadScenario(text, file);
  const { scenario, source } = loaded;
  if (!scenario || !source || !playbooks) return loaded;
  const shelved = playbooks();
  const { id } = scenario.playbook;
  if (shelved.has(id)) return loadScenario(text, file, walked?.(id));
  return { findings: [unknownPlaybook(source, ['playbook', 'id'], id, shelved)], source };
}
