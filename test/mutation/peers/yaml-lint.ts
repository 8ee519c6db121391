import type { Found } from '../judge.ts';
import type { Batch, Peer } from './peer.ts';
import { inChunks, runTool } from './run-tool.ts';

export const yamlLint: Peer = {
  name: 'yaml-lint 1.7.0',
  findings: ({ folder, files }: Batch) => new Map(inChunks(files, 100).flatMap(some => lint(folder, some))),
};

/** It names the files that fail, each before what is wrong with it. */
function lint(folder: string, files: readonly string[]): [string, Found[]][] {
  const { stdout, stderr } = runTool(folder, 'yamllint', files);
  const output = `${stdout}\n${stderr}`;
  return files.map(file => {
    const at = output.search(new RegExp(`/${file.replaceAll('.', '\\.')}$`, 'm'));
    if (at < 0) return [file, []];
    const [, says = '', line] = /ERROR +(.*?)\((\d+):\d+\)/.exec(output.slice(at)) ?? [];
    return [file, [{ lines: line === undefined ? [] : [Number(line)], says }]];
  });
}
