import { watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { toldIn } from './acknowledged.ts';
import type { Product } from './product.ts';
import type { Random } from './random.ts';

/** When a process is killed: after so many printed entries, after a time, or so long after a folder has got its first name. */
export type Moment =
  | { after: 'entries'; count: number; ms: number }
  | { after: 'start'; ms: number }
  | { after: 'name'; in: string; ms: number };

export interface Sat {
  printed: string;
  stderr: string;
  killed: boolean;
  code: number | null;
}

/** Any moment of a sitting that takes `ms` when nobody ends it: half of them by the clock, half between two entries. */
export function anyMoment(random: Random, ms: number): Moment {
  if (random.next() < 0.3) return { after: 'start', ms: random.next() * ms };
  return { after: 'entries', count: 1 + random.below(25), ms: random.next() * 6 };
}

/** Runs a command and kills it at a moment, unless it ends before; without a moment it is left alone. */
export function sit(product: Product, args: readonly string[], moment?: Moment): Promise<Sat> {
  return new Promise(resolve => {
    const child = product.start(args);
    const sat: Sat = { printed: '', stderr: '', killed: false, code: null };
    const kill = async (ms: number): Promise<void> => {
      await pause(ms);
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    };
    const watcher = moment?.after === 'name' ? watch(moment.in, () => void kill(moment.ms)) : undefined;
    if (moment?.after === 'start') void kill(moment.ms);
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      sat.printed += chunk;
      if (moment?.after === 'entries' && toldIn(sat.printed).length >= moment.count) void kill(moment.ms);
    });
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      sat.stderr += chunk;
    });
    child.on('close', (code, signal) => {
      watcher?.close();
      resolve({ ...sat, killed: signal === 'SIGKILL', code });
    });
  });
}
