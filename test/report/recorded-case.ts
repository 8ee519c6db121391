import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CaseReport } from '../../src/report/case-report.ts';
import { createWorld, type World } from '../session/desk-world.ts';

/** A shipped walkthrough, run as a case on the disk of a world of its own. */
export async function recordedCase(file: string, { drill = false } = {}): Promise<World> {
  const world = createWorld();
  const walkthrough = resolve('playbooks/walkthroughs', file);
  const flags = [
    '--answers',
    walkthrough,
    '--playbooks',
    resolve('playbooks'),
    ...(drill ? ['--drill'] : []),
  ];
  const { code, stderr } = await world.run(['run', ...flags]);
  if (code !== 0) throw new Error(`${file} does not play: ${stderr}`);
  return world;
}

export async function reportOf(world: World, ...flags: string[]): Promise<CaseReport> {
  const { stdout } = await world.run(['report', '--format', 'json', ...flags]);
  return JSON.parse(stdout);
}

/** A line of a log as it stands in the file. */
export interface RawLine {
  ts: string;
  type: string;
  step?: string;
  in?: string;
  pass?: number;
  redo?: number;
  item?: string;
  auto?: boolean;
  occurred?: { at: string };
  // biome-ignore lint/suspicious/noExplicitAny: raw lines, read without our types on purpose
  data: any;
}

/** The lines of the only log, and the playbook that lies beside it. */
export function rawCase(world: World) {
  const dir = world.caseDir();
  const read = (folder: string, ending: string) => {
    const name = readdirSync(join(dir, folder)).find(entry => entry.endsWith(ending)) ?? '';
    return readFileSync(join(dir, folder, name), 'utf8');
  };
  const lines: RawLine[] = read('log', '.jsonl')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  return { lines, playbook: JSON.parse(read('playbook', '.json')) };
}
