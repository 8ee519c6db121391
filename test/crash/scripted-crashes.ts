import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AttackedCase, caseIn } from './attacked-case.ts';
import { outcomesOf } from './outcomes.ts';
import type { Product } from './product.ts';
import type { Random } from './random.ts';
import { anyMoment, type Moment, type Sat, sit } from './sitting.ts';
import { noTally, type Tally } from './tally.ts';

/** What a walkthrough comes to when nobody disturbs it. */
export interface Undisturbed {
  outcomes: string[];
  ms: number;
}

export async function playUndisturbed(
  product: Product,
  answers: string,
  folder: string,
): Promise<Undisturbed> {
  const began = performance.now();
  const { code, stderr } = await product.run(['--cases', folder, 'run', '--answers', answers]);
  if (code !== 0) throw new Error(`${answers} does not play to its end: ${code} ${stderr}`);
  return { outcomes: outcomesOf(caseIn(folder) as string), ms: performance.now() - began };
}

/** Plays a walkthrough, killing each sitting at a random moment and going on, until the case is closed or `most` kills are done. */
export async function crashUntilClosed(
  product: Product,
  answers: string,
  reference: Undisturbed,
  folder: string,
  random: Random,
  most: number,
): Promise<Tally> {
  const tally = noTally();
  const attacked = new AttackedCase(join(folder, 'cases'), tally);
  mkdirSync(attacked.cases, { recursive: true });
  for (let kills = 0; ; kills = tally.kills) {
    const args = ['--cases', attacked.cases, ...goOn(attacked, answers)];
    const moment = kills < most ? anyMoment(random, reference.ms) : undefined;
    const sat = await sit(product, args, moment);
    settle(attacked, sat, random);
    if (!sat.killed) {
      await judgeEnd(product, attacked, sat, reference);
      return tally;
    }
  }
}

/** Kills a process while it makes the case, then plays the walkthrough to its end whatever the kill left. */
export async function crashCreation(
  product: Product,
  answers: string,
  reference: Undisturbed,
  folder: string,
  random: Random,
): Promise<Tally> {
  const tally = noTally();
  const attacked = new AttackedCase(join(folder, 'cases'), tally);
  mkdirSync(attacked.cases, { recursive: true });
  const moment: Moment = { after: 'name', in: attacked.cases, ms: random.next() ** 2 * 100 };
  const args = () => ['--cases', attacked.cases, ...goOn(attacked, answers)];
  let sat = await sit(product, args(), moment);
  settle(attacked, sat, random);
  if (sat.killed) {
    sat = await sit(product, args());
    settle(attacked, sat, random);
  }
  await judgeEnd(product, attacked, sat, reference);
  return tally;
}

function goOn({ dir, tally }: AttackedCase, answers: string): string[] {
  if (dir === undefined) return ['run', '--answers', answers];
  tally.resumed++;
  return ['resume', dir, '--answers', answers];
}

function settle(attacked: AttackedCase, sat: Sat, random: Random): void {
  const { tally } = attacked;
  attacked.check(sat.printed, '');
  if (!sat.killed) return;
  tally.kills++;
  if (attacked.dir === undefined) {
    tally.killsBeforeACase++;
    return;
  }
  tally.tornByKill = Math.max(tally.tornByKill, attacked.torn() - tally.tornByCut);
  if (random.next() < 0.25) attacked.cutTail(random);
}

/** The case closed, with what an undisturbed one comes to; and the built program's `verify` finds nothing. */
async function judgeEnd(
  product: Product,
  attacked: AttackedCase,
  sat: Sat,
  reference: Undisturbed,
): Promise<void> {
  const { tally } = attacked;
  const dir = attacked.dir ?? attacked.cases;
  const wrong = (what: string) => tally.wrong.push(`${dir}: ${what}`);
  tally.cases++;
  if (sat.code !== 0) return void wrong(`the last sitting ended with ${sat.code}: ${sat.stderr.trim()}`);
  tally.closed++;
  const outcomes = outcomesOf(dir);
  const missing = reference.outcomes.filter(outcome => !outcomes.includes(outcome));
  const more = outcomes.filter(outcome => !reference.outcomes.includes(outcome));
  if (missing.length + more.length > 0)
    wrong(`it came to something else; missing ${missing.join(' ')}; more ${more.join(' ')}`);
  const { code, stdout } = await product.run(['verify', dir]);
  if (code !== 3) wrong(`verify ended with ${code}: ${stdout}`);
}
