import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ExitCode, exit, UsageError } from '../../errors.ts';
import { offerHandover } from '../../session/acts/handover.ts';
import { briefOf } from '../../session/brief.ts';
import { displayLines } from '../../terminal/display.ts';
import { atDesk } from '../at-desk.ts';
import type { Context } from '../command.ts';
import { caseDir, openToWrite } from '../on-case.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { readPiped } from '../read-piped.ts';

interface Options extends ActOptions {
  to?: string;
  brief?: string;
  briefFile?: string;
  print?: boolean;
}

export async function run(_: [], options: Options, context: Context): Promise<ExitCode> {
  if (options.print) return printBrief(options, context);
  const written = await briefGiven(options, context);
  const { to } = options;
  if (written === undefined && context.io.stdin.isTTY && !options.json)
    return atDesk(context, options, desk => offerHandover(desk, to));
  if (to === undefined) throw new UsageError('nobody is named to hand over to.', 'Give the name: --to NAME');
  return perform(context, options, session => [
    {
      kind: 'offer-handover',
      from: session.person,
      to,
      brief: written ?? briefOf(session),
      heads: session.store.heads(),
    },
  ]);
}

/** The draft as it stands, to be edited elsewhere. Records nothing. */
async function printBrief(options: Options, context: Context): Promise<ExitCode> {
  const session = openToWrite(context, caseDir(context, options.case), options);
  context.io.stdout.write(`${displayLines(briefOf(session)).join('\n')}\n`);
  return exit.done;
}

async function briefGiven({ brief, briefFile }: Options, { io }: Context): Promise<string | undefined> {
  if (brief !== undefined || briefFile === undefined) return brief;
  if (briefFile === '-') return (await readPiped(io.stdin)) ?? '';
  try {
    return readFileSync(resolve(io.cwd, briefFile), 'utf8');
  } catch (error) {
    throw new UsageError(
      `the brief ${briefFile} cannot be read: ${(error as NodeJS.ErrnoException).code}.`,
      'tocsin handover --print shows a draft.',
    );
  }
}
