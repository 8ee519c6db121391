import { join } from 'node:path';
import { stopAndGoOn, takeAway, takings } from '../crash/hang-ups.ts';
import { openSmallCase } from '../crash/small-case.ts';
import type { Bench } from './soak.ts';

/** Terminals that are closed, processes that are told to end or stopped: each way, again and again. */
export async function hangUp({ product, folder, share }: Bench): Promise<string[]> {
  const wrong: string[] = [];
  let count = 0;
  for (let round = 1; round <= Math.max(1, 5 * share); round++) {
    for (const taking of takings) {
      for (const face of [[], ['--plain']]) {
        if (face.length > 0 && taking.by === 'SIGINT') continue;
        const dir = await openSmallCase(join(folder, `${++count}`));
        const found = await takeAway(product, dir, taking, face);
        wrong.push(...found.map(what => `${taking.by} ${face.join('')}: ${what}`));
      }
    }
    const dir = await openSmallCase(join(folder, `${++count}`));
    wrong.push(...(await stopAndGoOn(product, dir)).map(what => `stopped and woken: ${what}`));
  }
  console.log(`  ${count} sittings taken away or stopped`);
  return wrong;
}
