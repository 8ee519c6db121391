import type { PlaybookDocument } from '../playbook/document.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Source } from '../playbook/yaml/source.ts';
import type { Linted } from './rule.ts';

/** A playbook that people are sent to when an incident of its types comes up. */
export interface WholeProcedure {
  source: Source;
  document: PlaybookDocument;
  playbook: Playbook;
}

/**
 * The playbook as one that must carry an incident from its report to its review; undefined where it answers no incident type: what others
 * call, and a sketch, may leave parts to others.
 */
export function wholeProcedure({ source, document, playbook }: Linted): WholeProcedure | undefined {
  if (!document || !playbook || !('phases' in document) || playbook.incidentTypes.length === 0)
    return undefined;
  return { source, document, playbook };
}
