import type { Found } from '../judge.ts';
import type { Batch, Peer } from './peer.ts';
import { type AjvError, placesOfErrors } from './place-of-error.ts';
import { runTool } from './run-tool.ts';

/** It stops at the first file that is no YAML: that one is given to it by itself, and then those behind it. */
export const ajvCli: Peer = {
  name: 'ajv-cli 5.0.0',
  findings: batch => {
    const found = new Map<string, Found[]>();
    for (let waiting = batch.files; waiting.length > 0; waiting = waiting.filter(file => !found.has(file))) {
      validate(batch, waiting.slice(0, 40), found);
      const stopped = waiting.slice(0, 40).find(file => !found.has(file));
      if (stopped !== undefined) validate(batch, [stopped], found);
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
