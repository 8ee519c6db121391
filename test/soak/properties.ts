import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './soak.ts';

/** Every property, drawn anew from this seed for ten minutes each; the suite draws the same few hundred every time. */
export async function properties({ folder, seed, share }: Bench): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const report = join(folder, 'report.json');
  const drawing = { TOCSIN_SEED: String(seed), TOCSIN_RUNS: '12000000', TOCSIN_MINUTES: String(10 * share) };
  spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '.property.test.ts',
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    { env: { ...process.env, ...drawing }, stdio: 'inherit' },
  );
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const wrong: string[] = [];
  for (const { fullName, status, failureMessages } of testResults.flatMap(file => file.assertionResults)) {
    if (status === 'passed') continue;
    const found = join(folder, `${wrong.length + 1}.txt`);
    writeFileSync(found, failureMessages.join('\n'));
    wrong.push(`${fullName}, seed ${seed}: ${found}`);
  }
  console.log(`  ${testResults.flatMap(file => file.assertionResults).length} properties, seed ${seed}`);
  return wrong;
}

/** What vitest writes of a run. */
interface Report {
  testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[];
}
