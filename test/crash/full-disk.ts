import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTold, toldIn } from './acknowledged.ts';
import { caseIn } from './attacked-case.ts';
import { readCasePlaybook } from './case-playbook.ts';
import { outcomesOf } from './outcomes.ts';
import type { Product } from './product.ts';
import { readRawLogs } from './raw-logs.ts';

export interface FullDiskRun {
  code: number | null;
  said: string;
  acknowledged: number;
  opened: boolean;
  wrong: string[];
}

/** A small file system of its own in memory; nothing where the system does not let us mount one. The caller unmounts it. */
export function mountSmallDisk(folder: string): { unmount(): void } | undefined {
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  return status === 0 ? { unmount: () => spawnSync('umount', ['-l', folder]) } : undefined;
}

/** Plays a walkthrough with `free` bytes left on the disk, looks at the case while it is full, then makes room and goes on. */
export async function playOnFullDisk(
  product: Product,
  answers: string,
  outcomes: readonly string[],
  disk: string,
  free: number,
): Promise<FullDiskRun> {
  const cases = join(disk, 'cases');
  const filler = join(disk, 'filler');
  writeFileSync(filler, Buffer.alloc(2 * 1024 * 1024 - 8192 - free));
  const first = await product.run(['--cases', cases, 'run', '--answers', answers]);
  const wrong: string[] = [];
  if (first.code !== 0 && (first.code !== 3 || !/^tocsin: .*no space is left/.test(first.stderr)))
    wrong.push(`it ended with ${first.code}: ${first.stderr}`);
  const dir = caseIn(cases);
  const logs = dir === undefined ? [] : [...readRawLogs(dir).values()];
  const told = toldIn(first.stdout);
  const carried = dir === undefined ? undefined : readCasePlaybook(dir);
  for (const entry of told)
    if (!findTold(entry, logs, carried)) wrong.push(`printed as recorded and in no log: ${entry.line}`);
  if (dir !== undefined) wrong.push(...(await lookAt(product, dir)));
  rmSync(filler);
  const next = dir === undefined ? ['run', '--answers', answers] : ['resume', dir, '--answers', answers];
  const second = first.code === 0 ? first : await product.run(['--cases', cases, ...next]);
  if (second.code !== 0) wrong.push(`with room again it did not go on: ${second.code} ${second.stderr}`);
  const made = caseIn(cases);
  const found = made === undefined ? [] : outcomesOf(made);
  if (JSON.stringify(found) !== JSON.stringify(outcomes)) wrong.push('it came to something else');
  const verify = await product.run(['verify', made ?? cases]);
  if (verify.code !== 3) wrong.push(`verify ended with ${verify.code}: ${verify.stdout}${verify.stderr}`);
  rmSync(cases, { recursive: true });
  const said = first.stderr.split('\n')[0] ?? '';
  return { code: first.code, said, acknowledged: told.length, opened: dir !== undefined, wrong };
}

/** What must work when nothing can be written. */
async function lookAt(product: Product, dir: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const [command, expected] of [
    ['status', 0],
    ['log', 0],
    ['report', 0],
    ['verify', 3],
  ] as const) {
    const { code, stdout, stderr } = await product.run([command, dir]);
    const torn = command === 'verify' && code === 1 && stdout.includes('never acknowledged');
    if ((code !== expected && !torn) || stdout === '')
      wrong.push(`on the full disk ${command} ended with ${code}: ${stderr}`);
  }
  return wrong;
}
