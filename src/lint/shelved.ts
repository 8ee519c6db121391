import type { Source } from '../playbook/yaml/source.ts';

/** A playbook among the others of its library, as far as its file can be read. */
export interface Shelved {
  source: Source;
  id: string;
  title: string;
  summary: string;
  incidentTypes: string[];
}
