import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { findingOn } from '../../playbook/finding.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import { casesLine } from '../cases-line.ts';
import type { WorkspaceDocument } from '../workspace-document.ts';
import type { WorkspacePorts } from '../workspace-ports.ts';
import { dayFaults } from './day-faults.ts';
import { duplicateFaults } from './duplicate-faults.ts';
import type { PlacedFault } from './placed-fault.ts';
import { referenceFaults } from './reference-faults.ts';

/** What a workspace's schema cannot say: days and zones that there are, people that are there once, and names of what there is. */
export function checkWorkspace(source: Source, ports: WorkspacePorts): Diagnostic[] {
  const document = source.data as WorkspaceDocument;
  const faults: PlacedFault[] = [
    ...duplicateFaults(document),
    ...dayFaults(document),
    ...referenceFaults(document, ports),
    ...casesFaults(document, source.text),
  ];
  return faults.map(({ path, part, first, ...fault }) =>
    findingOn(source, path, part ?? 'value', {
      ...fault,
      ...(first && {
        related: [
          { file: source.file, range: source.locate(first, 'value'), message: 'it stands here first' },
        ],
      }),
    }),
  );
}

function casesFaults({ cases }: WorkspaceDocument, text: string): PlacedFault[] {
  if (cases === undefined || casesLine(text) === cases) return [];
  return [
    {
      path: ['cases'],
      rule: 'schema',
      message: '`cases` is read where the rest of the file cannot be, and wants a plain line for that',
      help: `write \`cases: ${cases.trim()}\` on one line, in quotes where it needs them, without escapes`,
    },
  ];
}
