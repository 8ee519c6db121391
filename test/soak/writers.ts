import { join } from 'node:path';
import { seeded } from '../crash/random.ts';
import { openSmallCase } from '../crash/small-case.ts';
import { writeTogether } from '../crash/writing-together.ts';
import type { Bench } from './soak.ts';

/** Two and four terminals that give one case two hundred commands at the same time. */
export async function writers({ product, folder, seed, share }: Bench): Promise<string[]> {
  const wrong: string[] = [];
  for (const people of [
    ['dana', 'lee'],
    ['dana', 'dana', 'lee', 'lee'],
  ]) {
    const dir = await openSmallCase(join(folder, `${people.length}`));
    const came = await writeTogether(product, dir, people, Math.round(200 * share), seeded(seed));
    console.log(
      `  ${people.length} at a time: ${came.commands} commands, ${came.refused} refused by the case, ${came.recorded} recorded entries checked, ${came.lines} lines in ${came.logs} logs`,
    );
    wrong.push(...came.wrong);
  }
  return wrong;
}
