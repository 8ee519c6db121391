import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { benchPlaybook } from './lint.ts';
import { inTurns, node, type Row } from './measure.ts';

const folder = 'dist.bench/library';
const files = 1000;
const cores = availableParallelism();

/** What sharing files out among the cores gains. */
export const lintThreadRows: Row[] = [
  {
    what: `tocsin lint of ${files} playbooks of 8 KB, all ${cores} cores`,
    against: 'the same on one',
    reach: '<= 0.6 on 2 cores',
    measure: async rounds => {
      writeLibrary();
      const lint = (threads: number) => node(['dist/cli.cjs', 'lint', folder, '--threads', `${threads}`]);
      return {
        ...(await inTurns(
          Math.min(rounds, 3),
          () => lint(cores),
          () => lint(1),
        )),
        unit: 'ms',
      };
    },
  },
];

function writeLibrary(): void {
  if (existsSync(join(folder, `${files - 1}.yaml`))) return;
  const text = readFileSync(benchPlaybook(8_000), 'utf8');
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < files; i++)
    writeFileSync(join(folder, `${i}.yaml`), text.replace('id: bench', `id: bench-${i}`));
}
