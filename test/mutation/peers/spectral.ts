import { readFileSync, writeFileSync } from 'node:fs';
import type { Found } from '../judge.ts';
import type { Peer } from './peer.ts';
import { inChunks, runTool } from './run-tool.ts';

export const spectral: Peer = {
  name: 'spectral 6.16.3',
  findings: batch => {
    writeFileSync(`${batch.folder}/ruleset.mjs`, rulesetOf(readFileSync(batch.schema, 'utf8')));
    return new Map(inChunks(batch.files, 100).flatMap(files => lint(batch.folder, files)));
  },
};

/** One rule, that the whole document holds our schema. The schema stands in it, for a reference to a file is not followed. */
function rulesetOf(schema: string): string {
  return `import { schema } from '@stoplight/spectral-functions';
const document = ${schema};
export default {
  rules: {
    form: {
      given: '$',
      severity: 'error',
      message: '{{error}}',
      then: { function: schema, functionOptions: { schema: document, dialect: 'draft2020-12', allErrors: true } },
    },
  },
};
`;
}

interface Result {
  message: string;
  source: string;
  range: { start: { line: number }; end: { line: number } };
}

/** The branch that did not match only repeats what it says itself. */
function lint(folder: string, files: readonly string[]): [string, Found[]][] {
  const { stdout } = runTool(folder, 'spectral', ['lint', '-r', 'ruleset.mjs', '-f', 'json', ...files]);
  const end = stdout.lastIndexOf(']');
  const results = JSON.parse(end < 0 ? '[]' : stdout.slice(0, end + 1)) as Result[];
  return files.map(file => [
    file,
    results
      .filter(
        ({ source, message }) =>
          source.endsWith(`/${file}`) && !/must match "(?:then|else)" schema/.test(message),
      )
      .map(({ message, range }) => ({ lines: [range.start.line + 1], says: message })),
  ]);
}
