import type { Found } from '../judge.ts';
import type { Batch, Peer } from './peer.ts';
import { type AjvError, placesOfErrors } from './place-of-error.ts';
import { inChunks, runTool } from './run-tool.ts';

/** It stops at the first file that is no YAML and says nothing of the others: what it says nothing of is given to it again by itself. */
export const ajvCli: Peer = {
  name: 'ajv-cli 5.0.0',
  findings: batch => {
    const found = new Map<string, Found[]>();
    for (const chunk of inChunks(batch.files, 40)) {
      validate(batch, chunk, found);
      for (const file of chunk.filter(file => !found.has(file))) validate(batch, [file], found);
    }
    return found;
  },
};

function validate({ folder, schema }: Batch, files: readonly string[], found: Map<string, Found[]>): void {
  const options = [
    '--spec=draft2020',
    '--strict=false',
    '--all-errors',
    '--errors=line',
    '-c',
    'ajv-formats',
  ];
  const { stdout, stderr } = runTool(folder, 'ajv', [
    'validate',
    '-s',
    schema,
    ...options,
    ...files.flatMap(file => ['-d', file]),
  ]);
  let last: string | undefined;
  for (const line of `${stderr}\n${stdout}`.split('\n')) {
    const [, file, word] = /^(\S+) (valid|invalid)$/.exec(line) ?? [];
    if (file !== undefined) {
      last = file;
      found.set(file, []);
    }
    if (word === undefined && last !== undefined && line.startsWith('[{'))
      found.set(last, placesOfErrors(`${folder}/${last}`, JSON.parse(line) as AjvError[]));
  }
  const [only] = files;
  if (files.length === 1 && only !== undefined && !found.has(only))
    found.set(only, [{ lines: [], says: stderr.trim() }]);
}
