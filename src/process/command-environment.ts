import { delimiter } from 'node:path';
import { searched } from './find-program.ts';

/** What a command gets of the environment: the usual few that are set, and those that its step names. */
export interface CommandEnvironment {
  values: Record<string, string>;
  /** Sorted. */
  names: string[];
  /** Named by the step, and not set. */
  unset: string[];
}

/** `PATH` is handed on without the folders in which programs are never looked for. */
export function commandEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  named: readonly string[],
  { cwd, platform }: { cwd: string; platform: string },
): CommandEnvironment {
  const usual = platform === 'win32' ? [...everywhere, ...onWindows] : everywhere;
  const wanted = [...new Set([...usual, ...named])].sort();
  const values: Record<string, string> = {};
  for (const name of wanted) {
    const value = env[name];
    if (value === undefined) continue;
    values[name] = name === 'PATH' ? searched(value, cwd).join(delimiter) : value;
  }
  return { values, names: Object.keys(values), unset: named.filter(name => values[name] === undefined) };
}

const everywhere = ['HOME', 'LANG', 'LC_ALL', 'LC_CTYPE', 'LOGNAME', 'PATH', 'TMPDIR', 'TZ', 'USER'];
const onWindows = ['SystemRoot', 'TEMP', 'TMP', 'USERPROFILE'];
