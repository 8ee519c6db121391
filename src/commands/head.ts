import { formatHead } from '../case/heads.ts';
import { readCase } from '../case/read-case.ts';
import { type ExitCode, exit } from '../errors.ts';
import type { Context } from './command.ts';
import { readableCaseDir } from './on-case.ts';

export async function run(
  [named]: [string | undefined],
  { json }: { json?: boolean },
  context: Context,
): Promise<ExitCode> {
  const { id, heads } = readCase(await readableCaseDir(context, named));
  const rows = Object.entries(heads).map(([writer, [seq, hash]]) => ({
    writer,
    lines: seq + 1,
    head: hash,
    short: formatHead(hash, seq + 1),
  }));
  const text = json
    ? `${JSON.stringify({ version: 1, case: id, heads: rows })}\n`
    : rows.map(r => `${r.short}  ${r.writer}\n`).join('');
  context.io.stdout.write(text);
  return exit.done;
}
