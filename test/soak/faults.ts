import { join } from 'node:path';
import { noteWithFault } from '../crash/failing-command.ts';
import { faultKinds } from '../crash/failing-disk.ts';
import { playWithFault, readScript } from '../crash/failing-session.ts';
import { mountSmallDisk, playOnFullDisk } from '../crash/full-disk.ts';
import { playUndisturbed } from '../crash/scripted-crashes.ts';
import { openSmallCase } from '../crash/small-case.ts';
import type { Bench } from './soak.ts';

/** A disk that goes wrong at each of the first fifty calls of a played case and of one command; and one that is really full. */
export async function faults(bench: Bench): Promise<string[]> {
  return [...(await playedCases(bench)), ...(await oneCommands(bench)), ...(await fullDisk(bench))];
}

async function playedCases({ product, folder, share }: Bench): Promise<string[]> {
  const wrong: string[] = [];
  const script = await readScript(product.playbooks, 'phishing', 'bad', join(folder, 'sound'));
  for (const lasting of [false, true]) {
    for (const kind of faultKinds) {
      const count = { struck: 0, wentOn: 0, stopped: 0, noCase: 0, acknowledged: 0 };
      for (let call = 1; call <= 50; call += Math.round(1 / share)) {
        const run = await playWithFault(
          { kind, call, lasting },
          script,
          join(folder, `${kind}-${call}-${lasting}`),
        );
        if (run.struck) count.struck++;
        if (run.struck && run.code === 0) count.wentOn++;
        if (run.code === 3 && !run.beforeACase) count.stopped++;
        if (run.beforeACase) count.noCase++;
        count.acknowledged += run.acknowledged;
        wrong.push(
          ...run.wrong.map(what => `${kind}, call ${call}, ${lasting ? 'lasting' : 'once'}: ${what}`),
        );
      }
      const { struck, wentOn, stopped, noCase, acknowledged } = count;
      console.log(
        `  ${kind}, ${lasting ? 'from a call on' : 'once'}: struck ${struck}; went on to the end ${wentOn}, stopped with 3 ${stopped}, made no case ${noCase}; ${acknowledged} acknowledged entries checked`,
      );
    }
  }
  return wrong;
}

async function oneCommands({ folder }: Bench): Promise<string[]> {
  const wrong: string[] = [];
  const dir = await openSmallCase(join(folder, 'one-command'));
  let [runs, failed] = [0, 0];
  for (const lasting of [false, true]) {
    for (const kind of faultKinds) {
      for (let call = 1; call <= 8; call++) {
        const run = await noteWithFault({ kind, call, lasting }, dir, `${kind} ${call} ${lasting}`);
        runs++;
        if (run.code !== 0) failed++;
        wrong.push(...run.wrong.map(what => `one command, ${kind}, call ${call}: ${what}`));
      }
    }
  }
  console.log(`  one command: ${runs} runs, ${failed} said NOT recorded`);
  return wrong;
}

async function fullDisk({ product, folder, share }: Bench): Promise<string[]> {
  const disk = join(folder, 'full');
  const mounted = mountSmallDisk(disk);
  if (!mounted) {
    console.log('  SKIPPED: a really full disk; mounting a file system in memory is not permitted here');
    return [];
  }
  const answers = join(product.playbooks, 'walkthroughs', 'phishing-bad.yaml');
  const { outcomes } = await playUndisturbed(product, answers, join(folder, 'full-reference'));
  const wrong: string[] = [];
  const count = { noCase: 0, stopped: 0, whole: 0, acknowledged: 0 };
  try {
    for (let free = 80_000; free <= 300_000; free += Math.round(4096 / share)) {
      const run = await playOnFullDisk(product, answers, outcomes, disk, free);
      if (!run.opened) count.noCase++;
      else if (run.code === 0) count.whole++;
      else count.stopped++;
      count.acknowledged += run.acknowledged;
      wrong.push(...run.wrong.map(what => `${free} bytes free: ${what}`));
    }
  } finally {
    mounted.unmount();
  }
  console.log(
    `  full disk: made no case ${count.noCase}, stopped with 3 in the middle ${count.stopped}, played through ${count.whole}; ${count.acknowledged} acknowledged entries checked`,
  );
  return wrong;
}
