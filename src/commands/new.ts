import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ExitCode, exit, RefusedError, TocsinError, UsageError } from '../errors.ts';
import { formatTime } from '../expression/values/time.ts';
import { findWorkspace } from '../library/find-workspace.ts';
import { isFolder, shortest } from '../library/list-playbooks.ts';
import { composePlaybook } from '../playbook/compose-playbook.ts';
import { showUnsafe } from '../playbook/yaml/unsafe-character.ts';
import type { Context } from './command.ts';
import { printLines } from './print-lines.ts';

interface Options {
  title?: string;
  owner?: string;
}

/** Writes a playbook to begin from into the library of one's own; never over one that is there. */
export async function run([id]: [string], options: Options, context: Context): Promise<ExitCode> {
  const { io } = context;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || id.length > 64) {
    throw new UsageError(
      `\`${id}\` cannot be the id of a playbook.`,
      'Write lower-case words joined by hyphens, such as lost-badge.',
    );
  }
  const found = findWorkspace(io.cwd);
  const [own = 'playbooks'] = found?.workspace?.playbooks ?? [];
  const folder = resolve(found?.folder ?? io.cwd, own);
  const path = shortest(join(folder, `${id}.yaml`), io.cwd);
  const text = composePlaybook({
    id,
    title: oneLine(options.title) ?? titleOf(id),
    owner: oneLine(options.owner) ?? found?.workspace?.organisation ?? io.user,
    today: formatTime(io.clock.now()).slice(0, 10),
  });
  write(folder, path, text, io.cwd);
  printLines(
    [
      [{ text: path, tone: 'strong' }],
      [{ text: `Make its steps your own, then: tocsin lint ${path}, and tocsin run ${id} --drill` }],
    ],
    context,
  );
  return exit.done;
}

function oneLine(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : showUnsafe(text.trim().replace(/\s+/g, ' '));
}

/** `lost-badge`: Lost badge. */
function titleOf(id: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
}

function write(folder: string, path: string, text: string, cwd: string): void {
  try {
    if (!isFolder(folder)) mkdirSync(folder);
    writeFileSync(resolve(cwd, path), text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new RefusedError(`${path} is there already.`, 'Take another id, or remove the file first.');
    throw new TocsinError(`cannot write ${path}: ${code}.`, exit.unable, 'Check who may write there.');
  }
}
