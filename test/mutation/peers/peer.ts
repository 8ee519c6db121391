import type { Found } from '../judge.ts';

/** Files of one kind, as paths below the folder that everything runs in, and the schema that they are to hold. */
export interface Batch {
  folder: string;
  schema: string;
  files: string[];
}

/** Another tool: what it finds in each file. */
export interface Peer {
  name: string;
  findings(batch: Batch): Map<string, Found[]>;
}

/** What npm calls the tools, each pinned: a later version may find more. */
export const packages = [
  'ajv-cli@5.0.0',
  'ajv-formats@2.1.1',
  '@stoplight/spectral-cli@6.16.3',
  'yaml-lint@1.7.0',
  'v8r@5.1.0',
];
