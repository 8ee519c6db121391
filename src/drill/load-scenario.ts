import { scenario as validateScenario } from '../generated/scenario.js';
import type { Diagnostic } from '../playbook/diagnostic.ts';
import { findingOn, inOrder } from '../playbook/finding.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { validateSource } from '../playbook/schema/validate-source.ts';
import { parseSource } from '../playbook/yaml/parse-source.ts';
import type { Source } from '../playbook/yaml/source.ts';
import { playbookFaults } from './check/playbook-faults.ts';
import { scenarioFaults } from './check/scenario-faults.ts';
import { readScenario } from './read-scenario.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioDocument } from './scenario-document.ts';

export interface LoadedScenario {
  /** Absent when anything was found. */
  scenario?: Scenario;
  findings: Diagnostic[];
  /** The file as read; absent when it is no YAML within bounds. */
  source?: Source;
}

/** Reads a scenario. With the playbook that it is laid over, what it names of it must be there. */
export function loadScenario(text: string, file: string, playbook?: Playbook): LoadedScenario {
  const { source, findings } = parseSource(text, file);
  if (!source) return { findings };
  findings.push(...validateSource(source, validateScenario));
  if (findings.length === 0) findings.push(...check(source, playbook));
  if (findings.length > 0) return { findings: inOrder(findings), source };
  return { scenario: readScenario(source.data as ScenarioDocument), findings, source };
}

function check(source: Source, playbook: Playbook | undefined): Diagnostic[] {
  const document = source.data as ScenarioDocument;
  const faults = [...scenarioFaults(document), ...(playbook ? playbookFaults(document, playbook) : [])];
  return faults.map(({ path, part, ...fault }) => findingOn(source, path, part ?? 'value', fault));
}
