import { spawnSync } from 'node:child_process';

/** Runs a tool of the folder's own and gives all that it prints. */
export function runTool(
  folder: string,
  tool: string,
  args: readonly string[],
): { stdout: string; stderr: string } {
  const { stdout, stderr, error } = spawnSync(`node_modules/.bin/${tool}`, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  if (error) throw error;
  return { stdout, stderr };
}

/** In pieces that fit a command line. */
export function inChunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
