import type { Found } from '../judge.ts';
import type { Batch, Peer } from './peer.ts';
import { type AjvError, placesOfErrors } from './place-of-error.ts';
import { inChunks, runTool } from './run-tool.ts';

export const v8r: Peer = {
  name: 'v8r 5.1.0',
  findings: batch => new Map(inChunks(batch.files, 100).flatMap(files => validate(batch, files))),
};

interface Result {
  fileLocation: string;
  valid: boolean | null;
  errors?: AjvError[];
}

/** What is no YAML has no errors in the report: what is the matter stands in the log, behind the file's name. */
function validate({ folder, schema }: Batch, files: readonly string[]): [string, Found[]][] {
  const { stdout, stderr } = runTool(folder, 'v8r', [
    '--schema',
    schema,
    '--output-format',
    'json',
    ...files,
  ]);
  const logs = new Map(
    stderr
      .split('Processing ')
      .map(part => [part.slice(0, part.indexOf('\n')).trim().replace(/^\.\//, ''), part] as const),
  );
  const { results } = JSON.parse(stdout) as { results: Result[] };
  return results.map(({ fileLocation, valid, errors }) => {
    const file = fileLocation.replace(/^\.\//, '');
    if (valid !== null) return [file, placesOfErrors(`${folder}/${file}`, errors ?? [])];
    const log = logs.get(file) ?? '';
    const line = /\((\d+):\d+\)/.exec(log)?.[1];
    return [file, [{ lines: line === undefined ? [] : [Number(line)], says: log.slice(0, 500) }]];
  });
}
