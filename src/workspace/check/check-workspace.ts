import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { findingOn } from '../../playbook/finding.ts';
import type { Source } from '../../playbook/yaml/source.ts';
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
