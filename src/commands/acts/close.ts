import type { ExitCode } from '../../errors.ts';
import { type ClosingReasons, closingCommands } from '../../session/closing-commands.ts';
import type { Context } from '../command.ts';
import { type ActOptions, perform } from '../performing/perform.ts';

export async function run(_: [], options: ActOptions & ClosingReasons, context: Context): Promise<ExitCode> {
  return perform(context, options, session => closingCommands(session, options));
}
