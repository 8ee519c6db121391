import { suggestion } from '../../playbook/schema/explain-value.ts';
import type { Path } from '../../playbook/yaml/source.ts';
import type { WorkspaceDocument } from '../workspace-document.ts';
import type { WorkspacePorts } from '../workspace-ports.ts';
import type { PlacedFault } from './placed-fault.ts';

/** Names of people, roles, calendars, regimes, playbooks, folders and rules that there are not. */
export function referenceFaults(document: WorkspaceDocument, ports: WorkspacePorts): PlacedFault[] {
  const unknown = references(document, ports).flatMap(
    ({ what, id, path, part, known, says }): PlacedFault[] => {
      const among = known?.();
      if (!among || among.includes(id)) return [];
      return [
        {
          path,
          ...(part && { part }),
          rule: `unknown-${what}`,
          message: says(id),
          help: suggestion(id, among) ?? listed(what, among),
        },
      ];
    },
  );
  return [...unknown, ...folderFaults(document, ports)];
}

interface Reference {
  what: 'person' | 'role' | 'calendar' | 'regime' | 'playbook' | 'rule';
  id: string;
  path: Path;
  part?: 'key';
  known: (() => readonly string[]) | undefined;
  says(id: string): string;
}

function references(document: WorkspaceDocument, ports: WorkspacePorts): Reference[] {
  const { roster, resources = [], regimes = [], clocks = {}, calendars = {}, risks = [], lint } = document;
  const people = roster?.people ?? [];
  const { playbooks: shelved } = ports;
  const list = (ids: readonly string[] = [], path: Path, rest: Omit<Reference, 'id' | 'path'>) =>
    ids.map((id, i): Reference => ({ id, path: [...path, i], ...rest }));
  const role = {
    what: 'role' as const,
    known: ports.roles,
    says: (id: string) => `no playbook has a role "${id}", so that nobody would ever be asked for it`,
  };
  const regime = {
    what: 'regime' as const,
    known: ports.regulations,
    says: (id: string) => `there is no regulation \`${id}\` in the library`,
  };
  return [
    ...list(roster?.on_call, ['roster', 'on_call'], {
      what: 'person',
      known: () => people.map(({ name }) => name),
      says: id => `"${id}" is on call, and not among the people of the roster`,
    }),
    ...people.flatMap(({ roles }, i) => list(roles, ['roster', 'people', i, 'roles'], role)),
    ...list(regimes, ['regimes'], regime),
    ...resources.flatMap(({ regimes }, i) => list(regimes, ['resources', i, 'regimes'], regime)),
    ...Object.entries(clocks).flatMap(([clock, variant]): Reference[] => [
      ...(variant.calendar === undefined
        ? []
        : [
            {
              what: 'calendar' as const,
              id: variant.calendar,
              path: ['clocks', clock, 'calendar'],
              known: () => Object.keys(calendars),
              says: (id: string) => `there is no calendar "${id}" under \`calendars\``,
            },
          ]),
      ...(variant.role === undefined ? [] : [{ ...role, id: variant.role, path: ['clocks', clock, 'role'] }]),
    ]),
    ...risks.flatMap(({ playbooks }, i) =>
      list(playbooks, ['risks', i, 'playbooks'], {
        what: 'playbook',
        known: shelved && (() => [...shelved().keys()]),
        says: id => `there is no playbook "${id}" in the library`,
      }),
    ),
    ...Object.keys(lint?.rules ?? {}).map(
      (id): Reference => ({
        what: 'rule',
        id,
        path: ['lint', 'rules', id],
        part: 'key',
        known: ports.rules,
        says: id => `lint has no rule "${id}"`,
      }),
    ),
  ];
}

/** The folder of cases is made when the first one opens; those of playbooks are there or hold nothing. */
function folderFaults({ playbooks = [] }: WorkspaceDocument, { hasFolder }: WorkspacePorts): PlacedFault[] {
  if (!hasFolder) return [];
  return playbooks.flatMap((folder, i) =>
    hasFolder(folder)
      ? []
      : [
          {
            path: ['playbooks', i],
            rule: 'unknown-folder',
            message: `there is no folder "${folder}" beside this file, so that no playbook of yours would be found`,
            help: 'write its path from the folder of this file, or make it',
          },
        ],
  );
}

function listed(what: string, among: readonly string[]): string {
  if (among.length === 0) return `there is no ${what} to choose from`;
  const shown = among.slice(0, 8).map(id => `\`${id}\``);
  return `there ${among.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${among.length > 8 ? ` and ${among.length - 8} more` : ''}`;
}
