import { parentPort, workerData } from 'node:worker_threads';
import { eachLinter } from './lint-each.ts';
import type { Errand, Share } from './lint-in-threads.ts';

const { cwd, manner }: Errand = workerData;
const lintEach = eachLinter(cwd, manner);

/** A thread of its own: lints each share that it is sent, and answers with what was found. */
parentPort?.on('message', (texts: Share) => parentPort?.postMessage(lintEach(texts)));
