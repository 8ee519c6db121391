import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, extname, isAbsolute, join, resolve } from 'node:path';

/**
 * The absolute path of a program: itself where it is one, else found on `PATH`. Never in the current folder, whatever `PATH`
 * says; a path that is neither absolute nor a bare name is refused, as are batch files, which a shell would read. On Windows a
 * bare name gets `.exe` or `.com`. The problem is a clause: `no program of that name is on PATH`.
 */
export function findProgram(
  name: string,
  { path = '', cwd, platform }: { path: string | undefined; cwd: string; platform: string },
): { path: string } | { problem: string } {
  const windows = platform === 'win32';
  if (name.trim() === '') return { problem: 'it names no program' };
  if (isAbsolute(name)) return checked(name, windows);
  if (name.includes('/') || (windows && /[\\:]/.test(name))) {
    return { problem: `${name} is a relative path: a playbook names a program, or its absolute path` };
  }
  if (isBatch(name)) return { problem: batchProblem(name) };
  const names = windows && extname(name) === '' ? [`${name}.exe`, `${name}.com`] : [name];
  const found = searched(path, cwd)
    .flatMap(folder => names.map(candidate => join(folder, candidate)))
    .find(candidate => isExecutable(candidate, windows));
  return found === undefined ? { problem: `no program called ${name} is on PATH` } : { path: found };
}

/** The folders of `PATH` in which programs are looked for: absolute ones, and not the current one. */
export function searched(path: string, cwd: string): string[] {
  return path.split(delimiter).filter(folder => isAbsolute(folder) && resolve(folder) !== resolve(cwd));
}

function checked(path: string, windows: boolean): { path: string } | { problem: string } {
  if (isBatch(path)) return { problem: batchProblem(path) };
  return isExecutable(path, windows) ? { path } : { problem: `${path} is no program that can be run` };
}

function isExecutable(path: string, windows: boolean): boolean {
  try {
    accessSync(path, windows ? constants.F_OK : constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Windows reads them with a shell, in which no quoting of arguments is safe (CVE-2024-27980). */
function isBatch(name: string): boolean {
  return /\.(?:bat|cmd)[. ]*$/i.test(name);
}

function batchProblem(name: string): string {
  return `${name} is a batch file, which a shell would read`;
}
