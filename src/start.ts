import { lstatSync, mkdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { openCompiled } from './compiled-parts.ts';
import { compilePart, loadParts } from './load-parts.ts';

/**
 * Loads the built program in `folder`, which runs: from what the build compiled of it, if that fits this Node; else as Node loads
 * anything. NODE_DISABLE_COMPILE_CACHE, which is Node's own, keeps it from both.
 */
export function start(folder: string): void {
  const wanted = !process.env.NODE_DISABLE_COMPILE_CACHE;
  const compiledOf = wanted ? openCompiled(folder) : undefined;
  if (compiledOf) {
    loadParts(folder, name => compilePart(folder, name, compiledOf))('app.cjs');
  } else {
    if (wanted) enableCache();
    require('./app.cjs');
  }
}

/**
 * Node 22.1 and newer keep compiled code in a folder. It is ours alone, for whoever can write there can run code as us, and is
 * made level by level: Node's recursive mkdir never returns from some places (/proc for one), nor does this call of Node's.
 */
function enableCache(): void {
  const { enableCompileCache } = process.getBuiltinModule('node:module') as {
    enableCompileCache?(folder: string): unknown;
  };
  if (enableCompileCache === undefined) return;
  const base = process.env.XDG_CACHE_HOME || process.env.LOCALAPPDATA || `${process.env.HOME}/.cache`;
  const own = join(base, 'tocsin');
  const compiled = join(own, 'compiled');
  if (isAbsolute(base) && [base, own, compiled].every(makeFolder) && isOurs(compiled)) {
    enableCompileCache(compiled);
  }
}

function makeFolder(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST';
  }
}

/** Windows has neither owner nor mode here: its profile folder is private already. */
function isOurs(path: string): boolean {
  const found = lstatSync(path);
  if (!found.isDirectory()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
}
