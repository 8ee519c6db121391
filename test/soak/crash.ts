import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, seeded } from '../crash/random.ts';
import {
  crashCreation,
  crashUntilClosed,
  playUndisturbed,
  type Undisturbed,
} from '../crash/scripted-crashes.ts';
import { added, countLines, noTally, type Tally } from '../crash/tally.ts';
import { crashAtTerminal } from '../crash/terminal-crashes.ts';
import type { Bench } from './soak.ts';

/** Five hundred SIGKILLs: in scripted sittings, while cases are made, and at terminals with somebody pressing keys. */
export async function crash(bench: Bench): Promise<string[]> {
  const { share } = bench;
  const scripted = await untilKilled(bench, 'scripted', 320 * share, 2, scriptedCase);
  const creation = await untilKilled(bench, 'creation', 60 * share, 2, creationCase);
  const terminal = await untilKilled(bench, 'terminal', 120 * share, 4, terminalCase);
  console.log(countLines('scripted sittings', scripted));
  console.log(countLines('while the case was made', creation));
  console.log(countLines('at a terminal', terminal));
  const all = [scripted, creation, terminal].reduce(added);
  console.log(countLines('in all', all));
  return [...all.lost.map(what => `LOST ${what}`), ...all.wrong];
}

type OneCase = (bench: Bench, folder: string, random: Random) => Promise<Tally>;

/** Attacks one case after another, `lanes` at a time, until so many processes were killed. */
async function untilKilled(
  bench: Bench,
  what: string,
  kills: number,
  lanes: number,
  attack: OneCase,
): Promise<Tally> {
  let sum = noTally();
  let cases = 0;
  const lane = async (): Promise<void> => {
    while (sum.kills < kills) {
      const folder = join(bench.folder, `${what}-${++cases}`);
      const tally = await attack(bench, folder, seeded(bench.seed * 100_003 + cases));
      if (tally.lost.length + tally.wrong.length === 0) rmSync(folder, { recursive: true });
      sum = added(sum, tally);
      console.log(`  ${what}: ${sum.kills} kills, ${sum.acknowledged} acknowledged, ${sum.lost.length} lost`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return sum;
}

async function scriptedCase(bench: Bench, folder: string, random: Random): Promise<Tally> {
  const answers = random.pick(walkthroughs(bench));
  const undisturbed = await playedOnce(bench, answers);
  return crashUntilClosed({ product: bench.product, answers, undisturbed, folder, random }, 40);
}

async function creationCase(bench: Bench, folder: string, random: Random): Promise<Tally> {
  const answers = random.pick(walkthroughs(bench).filter(path => path.includes('false-alarm')));
  const undisturbed = await playedOnce(bench, answers);
  return crashCreation({ product: bench.product, answers, undisturbed, folder, random });
}

function terminalCase({ product }: Bench, folder: string, random: Random): Promise<Tally> {
  return crashAtTerminal(product, random.pick(openings), folder, random, 10);
}

const openings = [
  ['phishing', '--input', 'reporter=lee', '--input', 'subject=Updated bank details'],
  ['ransomware', '--input', 'reporter=lee', '--input', 'first_host=fin-ws-042'],
  ['data-breach', '--input', 'reporter=lee', '--input', 'source=employee'],
];

function walkthroughs({ product }: Bench): string[] {
  const folder = join(product.playbooks, 'walkthroughs');
  return readdirSync(folder)
    .filter(name => /^(phishing|ransomware|data-breach)-.*\.yaml$/.test(name))
    .map(name => join(folder, name));
}

const references = new Map<string, Promise<Undisturbed>>();

function playedOnce({ product, folder }: Bench, answers: string): Promise<Undisturbed> {
  const known = references.get(answers);
  if (known) return known;
  const played = playUndisturbed(product, answers, join(folder, `undisturbed-${references.size}`));
  mkdirSync(folder, { recursive: true });
  references.set(answers, played);
  return played;
}
