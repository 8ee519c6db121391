import type { LoadedScenario } from '../drill/load-scenario.ts';
import { given } from '../given.ts';
import { readLibraryFile } from '../playbook/compile/read-library-file.ts';
import type { Diagnostic } from '../playbook/diagnostic.ts';
import { findingAt, inOrder } from '../playbook/finding.ts';
import { loadPart } from '../playbook/load-part.ts';
import { type Loaded, loadPlaybook } from '../playbook/load-playbook.ts';
import type { LibraryPorts } from '../playbook/ports.ts';
import type { Source } from '../playbook/yaml/source.ts';
import { grade, type Severities } from './grade.ts';
import { applyIgnores } from './ignores/apply-ignores.ts';
import { type FileKind, kindOfFile } from './kind-of-file.ts';
import type { LintPorts } from './lint-ports.ts';
import { lintScenario } from './lint-scenario.ts';
import { lintWalkthrough } from './lint-walkthrough.ts';
import { lintWorkspace } from './lint-workspace.ts';
import type { LintedDocument } from './rule.ts';
import { rules } from './rules.ts';

/**
 * Everything that is wrong with a playbook, fragment, regulation, walkthrough, scenario or workspace, by place. `file` is how findings name
 * it; what it includes is read through `ports`. What keeps a file from loading is an error whatever `settings` and comments say.
 */
export function lintText(
  text: string,
  file: string,
  ports: LintPorts = {},
  { severities = {}, ignores = true }: Settings = {},
): Diagnostic[] {
  const kind = kindOfFile(text);
  if (kind === undefined) return [unknownKind(file)];
  if (kind === 'workspace') return lintWorkspace(text, file, ports, ignores);
  const { findings, source, playbook, part, scenario } = load(kind, text, file, ports);
  if (!source) return findings;
  const linted = given({
    source,
    playbook,
    part,
    scenario,
    document: findings.length === 0 && hasSteps(kind) ? (source.data as LintedDocument) : undefined,
    today: ports.today,
  });
  const found = rules.flatMap(rule => rule.check?.(linted) ?? []);
  if (!ignores) return inOrder([...findings, ...grade(found, severities)]);
  const shown = applyIgnores({
    source,
    refusals: findings,
    found,
    sourceOf: file => sourceInLibrary(file, ports),
    // What a part's steps break can show in the playbooks alone that take it in.
    complete: findings.length === 0 && kind !== 'fragment' && kind !== 'regulation',
    rules: rules.map(({ id }) => id),
    together: rules.flatMap(({ id, checkTogether }) => (checkTogether ? [id] : [])),
  });
  return inOrder([...shown.refusals, ...grade(shown.found, severities)]);
}

export interface Settings {
  /** A workspace's: how grave the findings of each rule are. */
  severities?: Severities | undefined;
  /** Whether comments hide findings; they do unless this is false. */
  ignores?: boolean | undefined;
}

/** A file that a playbook takes in, by the name that findings give it. */
function sourceInLibrary(file: string, ports: LibraryPorts): Source | undefined {
  const inside =
    ports.folder && file.startsWith(`${ports.folder}/`) ? file.slice(ports.folder.length + 1) : file;
  return readLibraryFile({ ports }, inside, 'fragment')?.source;
}

/** Whether the file itself says what rules of steps and clocks look at. */
function hasSteps(kind: FileKind): boolean {
  return kind === 'playbook' || kind === 'fragment' || kind === 'regulation';
}

function load(
  kind: Exclude<FileKind, 'workspace'>,
  text: string,
  file: string,
  ports: LintPorts,
): Loaded & Pick<LoadedScenario, 'scenario'> {
  switch (kind) {
    case 'playbook':
      return loadPlaybook(text, file, ports);
    case 'fragment':
    case 'regulation':
      return loadPart(text, file, kind, ports);
    case 'walkthrough':
      return lintWalkthrough(text, file, ports);
    case 'scenario':
      return lintScenario(text, file, ports);
    default:
      return kind satisfies never;
  }
}

function unknownKind(file: string): Diagnostic {
  const start = { line: 1, column: 1 };
  return findingAt(
    { file },
    { start, end: start },
    {
      rule: 'format-version',
      message: 'this is no file of a kind that lint knows: its first key would say which',
      help: 'begin it with `tocsin: 1`, `tocsin-fragment: 1`, `tocsin-regulation: 1`, `tocsin-walkthrough: 1`, `tocsin-scenario: 1` or `tocsin-workspace: 1`',
    },
  );
}
