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

/** A walkthrough to be played against kills, in a folder of its own. */
export interface Attack {
  product: Product;
  answers: string;
  undisturbed: Undisturbed;
  folder: string;
  random: Random;
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

/** Plays a walkthrough, killing each sitting at a random moment and going on, until the case is closed; after `most` kills undisturbed. */
export async function crashUntilClosed(attack: Attack, most: number): Promise<Tally> {
  const { undisturbed, random } = attack;
  const attacked = begin(attack);
  for (;;) {
    const moment = attacked.tally.kills < most ? anyMoment(random, undisturbed.ms) : undefined;
    const sat = await sitAt(attack, attacked, moment);
    if (!sat.killed) return judgeEnd(attack, attacked, sat);
  }
}

/** Kills a process while it makes the case, then plays the walkthrough to its end whatever the kill left. */
export async function crashCreation(attack: Attack): Promise<Tally> {
  const attacked = begin(attack);
  const moment: Moment = { after: 'name', in: attacked.cases, ms: attack.random.next() ** 2 * 100 };
  const sat = await sitAt(attack, attacked, moment);
  return judgeEnd(attack, attacked, sat.killed ? await sitAt(attack, attacked) : sat);
}

function begin({ folder }: Attack): AttackedCase {
  const attacked = new AttackedCase(join(folder, 'cases'), noTally());
  mkdirSync(attacked.cases, { recursive: true });
  return attacked;
}

/** One sitting, killed or not, and what it had acknowledged held against the disk. */
async function sitAt(
  { product, answers, random }: Attack,
  attacked: AttackedCase,
  moment?: Moment,
): Promise<Sat> {
  const args = ['--cases', attacked.cases, ...goOn(attacked, answers)];
  const sat = await sit(product, args, moment);
  settle(attacked, sat, random);
  return sat;
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
  { product, undisturbed }: Attack,
  { tally, dir, cases }: AttackedCase,
  sat: Sat,
): Promise<Tally> {
  const wrong = (what: string): Tally => {
    tally.wrong.push(`${dir ?? cases}: ${what}`);
    return tally;
  };
  tally.cases++;
  if (dir === undefined || sat.code !== 0)
    return wrong(`the last sitting ended with ${sat.code}: ${sat.stderr.trim()}`);
  tally.closed++;
  const outcomes = outcomesOf(dir);
  const missing = undisturbed.outcomes.filter(outcome => !outcomes.includes(outcome));
  const more = outcomes.filter(outcome => !undisturbed.outcomes.includes(outcome));
  if (missing.length + more.length > 0)
    wrong(`it came to something else; missing ${missing.join(' ')}; more ${more.join(' ')}`);
  const { code, stdout } = await product.run(['verify', dir]);
  if (code !== 3) wrong(`verify ended with ${code}: ${stdout}`);
  return tally;
}
