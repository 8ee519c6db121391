import { setTimeout as pause } from 'node:timers/promises';

/** The processes that a command started, itself first: they share a group of their own. Windows has none: there it is the one process. */
export interface ProcessGroup {
  /** Asks it to end; after `grace` milliseconds it is ended. Resolves when none of it is left, or nothing more can be done. */
  end(grace: number): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

/** `pid` is that of the process which leads the group. */
export function processGroup(pid: number, platform: string = process.platform): ProcessGroup {
  const target = platform === 'win32' ? pid : -pid;
  return {
    async end(grace) {
      signal(target, 'SIGTERM');
      if (await isGone(target, grace)) return;
      signal(target, 'SIGKILL');
      await isGone(target, burial);
    },
    kill() {
      signal(target, 'SIGKILL');
    },
  };
}

const step = 50;
/** Milliseconds that the system may take to clear away what was killed. */
const burial = 1_000;

async function isGone(target: number, within: number): Promise<boolean> {
  for (let waited = 0; waited < within; waited += step) {
    await pause(step);
    if (!signal(target, 0)) return true;
  }
  return false;
}

/** False where there is nobody to signal any more. */
function signal(target: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(target, name);
  } catch {
    return false;
  }
}
