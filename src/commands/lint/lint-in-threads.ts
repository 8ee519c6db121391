import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { eachLinter, type Manner } from './lint-each.ts';

/** What a thread begins with. */
export interface Errand {
  cwd: string;
  manner: Manner;
}

/** What it is sent then, time after time. */
export type Share = (readonly [file: string, text: string])[];

/**
 * What is wrong with each of these texts, in their order. Threads take share after share, so that one that is slow holds up no other and
 * only as much is copied as is being worked on. Where no thread can be had, as before the program is built, all is done here.
 */
export async function lintInThreads(
  texts: Readonly<Share>,
  cwd: string,
  manner: Manner,
  threads: number,
): Promise<Diagnostic[]> {
  if (!existsSync(program)) return eachLinter(cwd, manner)(texts);
  const shares = sharesOf(texts, threads);
  const found: Diagnostic[][] = [];
  let next = 0;
  const workers: Worker[] = [];
  try {
    await Promise.all(
      Array.from({ length: Math.min(threads, shares.length) }, async () => {
        const worker = new Worker(program, { workerData: { cwd, manner } satisfies Errand });
        workers.push(worker);
        for (let at = next++; at < shares.length; at = next++) {
          found[at] = await ask(worker, shares[at] ?? []);
        }
      }),
    );
  } catch {
    // What a thread cannot do, memory that it cannot have, a fault of ours: here it either works or is explained.
    return eachLinter(cwd, manner)(texts);
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()));
  }
  return found.flat();
}

const program = join(import.meta.dirname, 'lint-thread.cjs');

/** Several for each thread, so that all end at about the same time; files of a folder stay together, for they read the same fragments. */
function sharesOf(texts: Readonly<Share>, threads: number): Share[] {
  const size = Math.max(1, Math.ceil(texts.length / (threads * sharesEach)));
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, i) =>
    texts.slice(i * size, (i + 1) * size),
  );
}

const sharesEach = 6;

function ask(worker: Worker, share: Share): Promise<Diagnostic[]> {
  return new Promise((answer, fail) => {
    worker.removeAllListeners();
    worker.once('message', answer);
    worker.once('error', fail);
    worker.once('exit', code => fail(new Error(`a thread of lint ended with ${code}`)));
    worker.postMessage(share);
  });
}
