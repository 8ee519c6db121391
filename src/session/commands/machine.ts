import type { Io } from '../../io.ts';

/** Where commands run: what they see of the machine. */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  platform: string;
}

export function machineOf({ env, cwd }: Pick<Io, 'env' | 'cwd'>): Machine {
  return { env, cwd, platform: process.platform };
}
