import { seeded } from '../crash/random.ts';
import { breakBytes } from '../lint/broken-bytes.ts';
import { faultsOf, shippedTexts } from '../lint/broken-file.ts';
import type { Bench } from './soak.ts';

/** 200,000 shipped files with broken bytes: lint never fails, never takes a second, and holds no more memory at the end than early on. */
export async function bytes({ seed, share }: Bench): Promise<string[]> {
  const random = seeded(seed);
  const texts = shippedTexts();
  const wrong: string[] = [];
  const runs = Math.round(200_000 * share);
  let slowest = 0;
  const sizes: number[] = [];
  for (let run = 0; run < runs; run++) {
    const [file, text] = random.pick(texts);
    const broken = breakBytes(text, random);
    const began = performance.now();
    const faults = faultsOf(broken, file);
    const took = performance.now() - began;
    slowest = Math.max(slowest, took);
    if (took > 1000) faults.push(`took ${Math.round(took)} ms`);
    wrong.push(...faults.map(fault => `run ${run} of ${file}: ${fault}`));
    if (run % 1000 === 999) sizes.push(process.memoryUsage().rss / 2 ** 20);
  }
  const early = Math.max(...sizes.slice(0, Math.max(1, sizes.length >> 2)));
  const late = Math.max(...sizes);
  if (late > 2 * early) wrong.push(`memory grew from ${Math.round(early)} to ${Math.round(late)} MiB`);
  console.log(`  ${runs} files, the slowest ${Math.round(slowest)} ms, at most ${Math.round(late)} MiB`);
  return wrong;
}
