import { workspace as validateWorkspace } from '../generated/workspace.js';
import { given } from '../given.ts';
import type { Diagnostic } from '../playbook/diagnostic.ts';
import { inOrder } from '../playbook/finding.ts';
import { validateSource } from '../playbook/schema/validate-source.ts';
import { parseSource } from '../playbook/yaml/parse-source.ts';
import type { Source } from '../playbook/yaml/source.ts';
import { checkWorkspace } from './check/check-workspace.ts';
import type { Workspace } from './workspace.ts';
import type { WorkspaceDocument } from './workspace-document.ts';
import type { WorkspacePorts } from './workspace-ports.ts';

export interface LoadedWorkspace {
  /** Absent when any finding is an error. */
  workspace?: Workspace;
  findings: Diagnostic[];
  /** The file as read; absent when it is no YAML within bounds. */
  source?: Source;
}

/**
 * Reads a workspace: text, form, then what it says of people, days and folders, and of what `ports` tell. One mistake is one
 * finding. Whether its regimes and their variants compile is `checkRegimes`' matter: it takes the library.
 */
export function loadWorkspace(text: string, file: string, ports: WorkspacePorts = {}): LoadedWorkspace {
  const { source, findings } = parseSource(text, file);
  if (!source) return { findings };
  findings.push(...validateSource(source, validateWorkspace));
  if (findings.length === 0) findings.push(...checkWorkspace(source, ports));
  if (findings.length > 0) return { findings: inOrder(findings), source };
  return { workspace: readWorkspace(source.data as WorkspaceDocument), findings, source };
}

function readWorkspace(document: WorkspaceDocument): Workspace {
  const { organisation, cases = 'cases', case_id, playbooks, regimes = [], clocks = {}, lint } = document;
  return given({
    organisation: organisation.trim(),
    cases,
    caseId: case_id,
    playbooks,
    people: readPeople(document.roster),
    resources: (document.resources ?? []).map(({ contacts = {}, regimes = [], ...rest }) => ({
      ...rest,
      contacts,
      regimes,
    })),
    regimes,
    variants: clocks,
    calendars: readCalendars(document.calendars),
    risks: (document.risks ?? []).map(({ playbooks = [], controls = [], reviews = [], ...rest }) => ({
      ...graded(rest),
      playbooks,
      controls,
      reviews: reviews.map(graded),
    })),
    severities: lint?.rules ?? {},
  });
}

function graded<T extends { likelihood: string; impact: string }>(entry: T) {
  return { ...entry, likelihood: Number(entry.likelihood), impact: Number(entry.impact) };
}

function readPeople({ people, on_call = [] }: NonNullable<WorkspaceDocument['roster']> = { people: [] }) {
  const turn = (name: string) => (on_call.includes(name) ? on_call.indexOf(name) : on_call.length);
  return people
    .map(({ contacts = {}, ...rest }) => ({ ...rest, contacts, onCall: on_call.includes(rest.name) }))
    .sort((a, b) => turn(a.name) - turn(b.name));
}

function readCalendars(entries: WorkspaceDocument['calendars'] = {}): Workspace['calendars'] {
  return Object.fromEntries(
    Object.entries(entries).map(([id, entry]) => {
      const { zone, weekend = ['saturday', 'sunday'], holidays = [], day_ends, roll } = entry;
      return [
        id,
        given({
          zone,
          holidays: holidays.toSorted(),
          weekend: weekend.map(day => weekdays.indexOf(day) + 1).toSorted(),
          dayEnds: day_ends,
          roll,
        }),
      ];
    }),
  );
}

const weekdays: readonly string[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
