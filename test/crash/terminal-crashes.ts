import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AttackedCase } from './attacked-case.ts';
import { comeUp } from './coming-up.ts';
import type { Product } from './product.ts';
import type { Random } from './random.ts';
import { useAtRandom } from './random-user.ts';
import { noTally, type Tally } from './tally.ts';
import { openTerminal, type TerminalSitting } from './terminal-sitting.ts';

/** Opens a playbook at a terminal, presses keys at random and kills the process, `kills` times over; then goes on once more and pauses. */
export async function crashAtTerminal(
  product: Product,
  opening: readonly string[],
  folder: string,
  random: Random,
  kills: number,
): Promise<Tally> {
  const tally = noTally();
  const attacked = new AttackedCase(join(folder, 'cases'), tally);
  mkdirSync(attacked.cases, { recursive: true });
  for (let sittings = 0; tally.kills < kills && sittings < kills * 4; sittings++) {
    const sitting = openTerminal(product, args(attacked, opening));
    const resumed = attacked.dir !== undefined;
    const notUp = await comeUp(sitting, attacked, random);
    if (resumed && notUp === undefined) tally.resumed++;
    else if (resumed) tally.wrong.push(`not resumed: ${notUp}`);
    const end = performance.now() + random.next() * (notUp === undefined ? 6000 : 1500);
    const notes = await useAtRandom(sitting, random, () => performance.now() > end);
    if (sitting.running()) sitting.kill('SIGKILL');
    const { exitCode, signal } = await sitting.ended;
    attacked.check((await sitting.rows()).map(row => `${row}\n`).join(''), sitting.raw(), notes);
    if (signal === 9) tally.kills++;
    else if (exitCode !== 10 && exitCode !== 0)
      tally.wrong.push(`a sitting ended by itself with ${exitCode}: ${await lastRows(sitting)}`);
    if (attacked.dir === undefined) tally.killsBeforeACase++;
    else if (signal === 9 && random.next() < 0.25) attacked.cutTail(random);
  }
  await endInPeace(product, attacked, opening, random);
  return tally;
}

/** The last sitting comes up and pauses at Ctrl-C; then the case can be looked at, and `verify` finds nothing. */
async function endInPeace(
  product: Product,
  attacked: AttackedCase,
  opening: readonly string[],
  random: Random,
): Promise<void> {
  const { tally } = attacked;
  const sitting = openTerminal(product, args(attacked, opening));
  const notUp = await comeUp(sitting, attacked, random);
  sitting.type('\x03');
  const { exitCode } = await sitting.ended;
  attacked.check((await sitting.rows()).map(row => `${row}\n`).join(''), sitting.raw());
  const wrong = (what: string) => tally.wrong.push(`${attacked.dir ?? attacked.cases}: ${what}`);
  tally.cases++;
  if (exitCode !== 10)
    return void wrong(`the last sitting ended with ${exitCode}: ${await lastRows(sitting)}`);
  if (notUp === undefined) tally.resumed++;
  else tally.wrong.push(`not resumed: ${notUp}`);
  const dir = attacked.dir as string;
  const status = await product.run(['status', dir, '--json']);
  if (status.code !== 0) wrong(`status ended with ${status.code}: ${status.stderr}`);
  const verify = await product.run(['verify', dir]);
  if (verify.code !== 3) wrong(`verify ended with ${verify.code}: ${verify.stdout}`);
}

function args({ cases, dir }: AttackedCase, opening: readonly string[]): string[] {
  return ['--cases', cases, ...(dir === undefined ? ['run', ...opening] : ['resume', dir])];
}

async function lastRows(sitting: TerminalSitting): Promise<string> {
  return (await sitting.rows()).slice(-12).join(' / ');
}
