import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExitCode, exit, InputNeededError, RefusedError, TocsinError } from '../errors.ts';
import { libraryFolders } from '../library/library-folders.ts';
import { listPlaybooks } from '../library/list-playbooks.ts';
import { listRegulations } from '../library/list-regulations.ts';
import { readRoles } from '../library/read-roles.ts';
import { workspaceFile } from '../library/workspace-file.ts';
import { askInTurn } from '../session/ask-in-turn.ts';
import { askPlan, type Offered } from '../session/ask-plan.ts';
import { Asker, Left } from '../session/asker.ts';
import { openPrompter } from '../terminal/open-prompter.ts';
import { Paused } from '../terminal/prompter.ts';
import { composeWorkspace } from '../workspace/compose-workspace.ts';
import type { Plan } from '../workspace/plan.ts';
import type { Context } from './command.ts';
import { printLines } from './print-lines.ts';

/** Writes a `tocsin.yaml` into the current folder, of what is asked or, with `--yes`, of nothing but examples. Never overwrites one. */
export async function run(_: [], { yes }: { yes?: true }, context: Context): Promise<ExitCode> {
  const { cwd } = context.io;
  const path = join(cwd, 'tocsin.yaml');
  const there = workspaceFile(cwd);
  if (there === path) throw already();
  const plan = yes ? bare : await ask(context);
  if (plan === undefined) {
    context.io.stderr.write('Nothing was written.\n');
    return exit.done;
  }
  write(path, composeWorkspace(plan));
  printLines(
    [
      [
        { text: 'Written: ', tone: 'good' },
        { text: 'tocsin.yaml', tone: 'strong' },
      ],
      ...(there === undefined
        ? []
        : [[{ text: `  It stands before ${there}, which served this folder until now.`, hang: true }]]),
      [
        { text: '  ' },
        {
          text: 'Read it through: its comments say what else it can hold. tocsin lint checks it, tocsin doctor this machine.',
          hang: true,
        },
      ],
    ],
    context,
  );
  return exit.done;
}

const bare: Plan = {
  organisation: 'Our organisation',
  cases: 'cases',
  people: [],
  onCall: [],
  regimes: [],
  calendars: {},
};

async function ask(context: Context): Promise<Plan | undefined> {
  const { io, plain, color } = context;
  if (!io.stdin.isTTY && !plain) {
    throw new InputNeededError(
      'There is no one to ask: the input is not a terminal.',
      '`tocsin init --yes` writes a tocsin.yaml of examples; with --plain the answers can be piped in line by line.',
    );
  }
  const prompter = openPrompter({ io, plain, color });
  try {
    const known = offered(io.cwd);
    return await askInTurn(new Asker(prompter, 'live'), asker => askPlan(asker, known));
  } catch (error) {
    if (error instanceof Paused || error instanceof Left) return undefined;
    throw error;
  } finally {
    prompter.close();
  }
}

function offered(cwd: string): Offered {
  const texts = listPlaybooks({ cwd }).map(({ text }) => text);
  const roles = new Map(texts.flatMap(readRoles).map(role => [role.id, role]));
  return {
    roles: [...roles.values()],
    regimes: listRegulations(libraryFolders(cwd, undefined)).filter(({ pending }) => !pending),
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EEXIST'
      ? already()
      : new TocsinError(
          `tocsin.yaml cannot be written: ${code}.`,
          exit.unable,
          'Check who may write in this folder.',
        );
  }
}

function already(): RefusedError {
  return new RefusedError(
    'there is a tocsin.yaml here already, and it stays as it is.',
    'Edit it; `tocsin lint` checks it.',
  );
}
